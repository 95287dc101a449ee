import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { Venue } from '../../cloudfunctions/shared/domain/venue';

type Planned = Pick<
  Venue,
  '_id' | 'name' | 'kind' | 'address' | 'openingHours' | 'introduction'
> & {
  /** Metres to the east and to the north of the invented town's middle. */
  at: readonly [east: number, north: number];
  phone?: string;
  parentId?: string;
};

/** The middle of the invented town: in the open sea, so that nobody goes there. Degrees. */
const middle = { latitude: 30, longitude: 124 };
const metersOfDegree = 111_320;

const weekdays = '周一至周五 8:30–17:30';
const planned: readonly Planned[] = [
  {
    ...{ _id: 'civic-hall', name: '青禾党群服务中心', kind: 'service', at: [0, 0] },
    ...{ address: '青禾大道 1 号', openingHours: weekdays, phone: '5550101' },
    introduction: '三楼报告厅可坐 120 人，冬训集中授课多在这里',
  },
  {
    ...{ _id: 'life-hall', name: '青禾政治生活馆', kind: 'life', at: [180, -120] },
    ...{ address: '青禾大道 3 号', openingHours: '周二至周日 9:00–17:00', phone: '5550102' },
    ...{ introduction: '重温入党誓词、主题党日，请提前一天约', parentId: 'civic-hall' },
  },
  {
    ...{ _id: 'memorial', name: '青禾渡口纪念馆', kind: 'memorial', at: [-2100, 1500] },
    ...{ address: '渡口路 18 号', openingHours: '周二至周日 9:00–16:30', phone: '5550118' },
    introduction: '讲解免费，十人以上请提前约',
  },
  {
    ...{ _id: 'workshop', name: '老厂房工业体验馆', kind: 'experience', at: [2600, 900] },
    ...{ address: '机械路 66 号', openingHours: '周六、周日 9:00–17:00' },
    introduction: '铸造、装配两条老生产线，可以动手',
  },
  {
    ...{ _id: 'practice', name: '云溪街道文明实践所', kind: 'practice-centre', at: [-900, -1400] },
    ...{ address: '云溪路 20 号', openingHours: weekdays, phone: '5550120' },
    introduction: '志愿服务登记、理论宣讲',
  },
  {
    ...{ _id: 'practice-osmanthus', name: '桂花社区文明实践站', kind: 'practice-station' },
    ...{ at: [-1500, -1900], address: '桂花新村 12 幢', openingHours: '每天 8:30–20:00' },
    ...{ introduction: '一楼活动室，晚上也开', parentId: 'practice' },
  },
  {
    ...{ _id: 'practice-river', name: '河滨社区文明实践站', kind: 'practice-station' },
    ...{ at: [-300, -2400], address: '河滨路 5 号', openingHours: '每天 8:30–18:00' },
    ...{ introduction: '', parentId: 'practice' },
  },
  {
    ...{ _id: 'library', name: '青禾 24 小时图书馆', kind: 'library', at: [700, 600] },
    ...{ address: '公园路 9 号', openingHours: '全天', phone: '5550109' },
    introduction: '有冬训书架，夜班后也能来',
  },
];

/** Venues of the invented town, kept by its district. */
export const demoVenues = (district: Organisation, atMs: number): Venue[] =>
  planned.map(({ at: [east, north], ...one }) => ({
    ...one,
    ...{ organisationId: district._id, organisationName: district.name, orgPath: district.path },
    position: {
      latitude: rounded(middle.latitude + north / metersOfDegree),
      longitude: rounded(
        middle.longitude + east / (metersOfDegree * Math.cos((middle.latitude * Math.PI) / 180)),
      ),
    },
    ...{ withdrawn: false, changedAtMs: atMs },
  }));

/** Five decimals are a metre. */
const rounded = (degrees: number) => Math.round(degrees * 100_000) / 100_000;
