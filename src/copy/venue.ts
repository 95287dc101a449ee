import type { VenueKind } from '@contract/vocabulary';

export const venueKindNames: Record<VenueKind, string> = {
  ...{ life: '政治生活馆', memorial: '纪念馆', experience: '体验馆' },
  ...{ 'practice-centre': '文明实践所', 'practice-station': '文明实践站' },
  ...{ library: '24 小时图书馆', service: '服务中心', other: '其他' },
};

/** 350 米, 2.4 公里 */
export const distanceText = (meters: number): string =>
  meters < 995 ? `${Math.max(10, Math.round(meters / 10) * 10)} 米` : `${kilometers(meters)} 公里`;

const kilometers = (meters: number) =>
  meters < 9_950 ? (meters / 1000).toFixed(1).replace('.0', '') : String(Math.round(meters / 1000));

export const venuesCopy = {
  none: '还没有登记阵地',
  kinds: '阵地类别',
  everyKind: '全部',
  near: '按离我远近排列',
  locating: '正在定位…',
  nearFact: '位置只在这部手机上用一次，不上传、不保存',
  noPosition: '没能得到位置，请允许使用位置后再试',
  sorted: '已按离您的远近排列',
  overview: '这些地方在哪边',
  /** One line each, above the map. */
  overviewFacts: (isLocated: boolean) => [
    '图上的数字就是名单里的号码。',
    '上边是北，图下横线表示实际距离。',
    ...(isLocated ? ['绿色的“我”是您现在的位置。'] : []),
  ],
  overviewLabel: (count: number) => `${count} 个阵地的方位图，名称在下面的名单里`,
  north: '北',
  placeHow:
    '这些阵地还没有填位置。点开一个阵地，再点“修改阵地”填上位置：别人就能打开地图找过去；有两处填了位置，这里会画出方位图。',
  you: '我',
  withdrawn: '已停用',
  add: '登记阵地',
};

export const venueCopy = {
  address: '地址',
  hours: '开放时间',
  phone: '电话',
  belongs: '属于',
  children: '下属阵地',
  keeper: '管理单位',
  showOnMap: '打开地图',
  call: (phone: string) => `电话 ${phone}，拨打`,
  pictureAlt: (name: string) => `${name}的照片`,
  edit: '修改阵地',
  withdraw: '停用阵地',
  withdrawFact: '停用后别人看不到，随时可以恢复；在这里办过的活动不受影响',
  restore: '恢复阵地',
  withdrawn: '这个阵地已停用，只有管理的人看得到',
};

export const venueEditorCopy = {
  keeper: '管理单位',
  name: '名称',
  nameHint: '例如：桂花社区实践站',
  kind: '类别',
  address: '地址',
  addressHint: '街道、门牌号',
  position: '位置',
  positionFact: '有位置的阵地会出现在方位图上，并能打开地图导航；可以不填',
  choose: '在地图上选',
  here: '用我现在的位置',
  locating: '正在定位…',
  noPosition: '没能得到位置，请手填或以后再填',
  latitude: '纬度',
  longitude: '经度',
  latitudeHint: '例如 32.06123',
  longitudeHint: '例如 118.79456',
  hours: '开放时间',
  hoursHint: '例如：每天 8:30–17:30',
  phone: '公开电话（选填）',
  phoneHint: '场馆座机或服务热线',
  introduction: '介绍（选填）',
  introductionHint: '一两句话',
  parent: '属于哪个阵地（选填）',
  noParent: '不属于别的阵地',
  picture: '加一张照片（选填）',
  pictureAgain: '换一张照片',
  pictureChosen: (name: string) => `已选：${name}`,
  sending: (percent: number) => `正在上传照片 ${percent}%`,
  save: '保存',
  faults: {
    name: '请填名称',
    address: '请填地址',
    position: '请填完整的纬度和经度，或都留空',
    phone: '请填场馆的座机或服务热线，不填个人手机号',
  },
};
