import type {
  AuthoredRow,
  CaptionFault,
  DraftField,
  DraftStatus,
  QuizCellFault,
  QuizFault,
  Recording,
} from '@contract/authoring-answers';
import type { QuestionFault, QuestionKind } from '@contract/quiz';
import { common } from './common';
import { dateOf, durationOf } from './time';

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export const statusNames: Record<DraftStatus, string> = {
  draft: '草稿',
  published: '已上架',
  changed: '有改动未发布',
  withdrawn: '已下架',
};

const fieldNames: Record<DraftField, string> = {
  title: '标题',
  series: '系列',
  lecturer: '讲师',
  video: '视频',
  poster: '封面',
  chapters: '章节时间',
  quiz: '题目',
};
const sourceNames: Record<Exclude<VideoSource, 'files'>, string> = {
  ...{ album: '手机相册', chat: '微信聊天' },
};
/** Where a film is picked from. */
type VideoSource = 'album' | 'chat' | 'files';
/** Sections that the platform's check names. */
const checkedNames: Record<string, string> = {
  ...{ title: '标题、系列或讲师', description: '简介', chapters: '章节', quiz: '题目' },
};

export const authoredCopy = {
  create: '新建微课',
  whose: '给哪里的党员看',
  empty: '还没有微课，新建一课吧',
  groups: {
    ...{ drafts: '草稿和改动', shelf: '已上架', below: '下级已上架', off: '已下架' },
    above: '上级发布',
  },
  aboveFact: '本级党员也能看到这些课，由上级管理，这里只能观看',
  untitled: '未命名的微课',
  recordings: '直播回看做成微课',
  recording: ({ endsAtMs, organisationName }: Recording) =>
    common.listOf(dateOf(endsAtMs), organisationName),
  recordingFact: '点一场已结束的直播，标题和讲师会填好，再上传剪到 10 分钟以内的回看视频。',
  row: ({ series, lecturer, organisationName, durationSeconds }: AuthoredRow) =>
    common.listOf(
      ...[series, lecturer, organisationName].filter((text) => text !== ''),
      ...(durationSeconds === undefined ? [] : [durationOf(durationSeconds)]),
    ),
};

export const editorCopy = {
  newTitle: '新建微课',
  for: (name: string, everybody: boolean) =>
    everybody ? `给全体党员看（${name}）` : `给${name}的党员看`,
  words: '基本信息',
  title: '标题',
  titleHint: '如 冬天取暖防中毒',
  series: '系列',
  seriesHint: '如 安全生产',
  usualSeries: ['冬训微课堂', '红色讲堂', '安全生产', '一期一会'],
  lecturer: '讲师',
  ownLecture: (name: string) => `讲师：${name}`,
  ownLectureFact: '这是您自己准备的课，讲师就是您本人，不用填写',
  description: '简介（可不填）',
  descriptionHint: '一两句话说清讲什么',
  save: '保存',
  saved: '已保存',
  unsaved: '有修改还没有保存',
  video: '视频',
  film: {
    sending: '正在上传视频',
    choose: '选择视频',
    other: '换一个视频',
    limits: 'MP4 格式（H.264 画面、AAC 声音），10 分钟以内，不超过 100 MB',
  },
  lowVideo: '省流量的小视频（可不加）',
  lowVideoFact: '党员用手机流量或网络慢时自动播放这一个，看得动、省流量，学习时长照样算。',
  lowFilm: {
    sending: '正在上传小视频',
    choose: '选择小视频',
    other: '换一个小视频',
    limits:
      '用同一个片子再导出一份小的（如 360P），长短与正片一样（相差不超过 1 秒），文件比正片小',
  },
  lowVideoWaits: '先传好上面的视频，再传这一个。',
  saves: (share: number) => `比正片省 ${Math.round(share * 100)}% 流量`,
  removeLow: '去掉小视频',
  videoFact: (name: string, seconds: number, bytes: number) =>
    common.listOf(
      ...[name].filter(Boolean),
      durationOf(seconds),
      ...(bytes > 0 ? [megabytes(bytes)] : []),
    ),
  videoFixed: '已发布过的课不能换视频：党员看过的时长是按这个视频记的。要换就下架后另建一课。',
  slowStart:
    '这个视频要整段下载后才能播放，网络慢时会等很久；导出时勾选“快速启动（faststart）”更好。',
  coming: (name: string, arrived: number, parts: number) =>
    `${name} 传了 ${arrived}/${parts} 段。选择同一个文件，会接着传剩下的部分。`,
  goOn: '选同一个文件接着传',
  giveUp: '放弃这次上传',
  sent: (share: number) => `已传 ${Math.floor(share * 100)}%，断网会自动重试`,
  stop: '停止上传',
  stopping: '正在停止，这一段传完就停',
  unreadable:
    '手机读不出这个文件，可能已删除或手机空间不足。请清理一些空间，或先把视频存到手机再选',
  /** A browser has one place for files. */
  from: (text: string, source: VideoSource) =>
    source === 'files' ? text : `${text}（${sourceNames[source]}）`,
  chooseAgain: '重新选择',
  stopped: '已停止。传好的部分还在，选择同一个文件可接着传。',
  broken: '网络断开，已传的部分还在。网络好了再选同一个文件接着传。',
  joining: '正在检查视频',
  joiningFact: '合并并检查格式和时长，可以离开这一页',
  preparing: '正在读取文件…',
  poster: '封面',
  posterLimits: 'JPG 或 PNG，横版，不超过 2 MB',
  fromFrame: '用视频画面做封面',
  choosePoster: '选择图片',
  extras: '字幕和音频（可不加）',
  captions: '字幕',
  captionsThere: '已有字幕',
  captionsNone: '支持 .vtt 和 .srt 文件，1 MB 以内',
  sound: '单独的音频',
  soundThere: '已有音频，锁屏也能听',
  soundNone: '支持 m4a 和 mp3，20 MB 以内，用于锁屏收听',
  choose: '选择文件',
  remove: '去掉',
  captionsRead: (count: number) => `读到 ${count} 句字幕，请看看对不对：`,
  captionFault: (line: number, fault: CaptionFault) =>
    `字幕第 ${line} 行：${captionFaults[fault]}。请改好后重新选择。`,
  chapters: '章节（可不加）',
  chapter: '章节名',
  chapterTime: '开始时间',
  chapterHint: '分:秒，如 1:30',
  addChapter: '添加一章',
  chapterFault: '请写章节名，时间写成 分:秒，从小到大，并在视频时长以内',
  audience: '给谁看',
  segments: '要求哪些党员学习（不选就是全体）',
  due: '学习期限',
  noDue: '没有期限',
  clearDue: '去掉期限',
  open: '群众也能看',
  openFact: '没有加入的访客也能观看',
  quiz: '题目（可不加）',
  quizFact: (count: number, ask: number) => `题库 ${count} 题，每人抽 ${ask} 题`,
  quizNone: '还没有题目',
  editQuiz: '编辑题目',
  preview: '预览',
  publish: '发布',
  publishAgain: '发布改动',
  backOnShelf: '重新上架',
  publishing: '正在检查内容并发布…',
  upToDate: '已上架，没有未发布的改动',
  lecturerOnly: '请联系管理员发布',
  missing: (fields: readonly DraftField[]) =>
    `发布前还缺：${fields.map((field) => fieldNames[field]).join('、')}`,
  refusedIn: (field: string) =>
    `${checkedNames[field] ?? '文字'}没有通过内容安全检查，请修改后再发布`,
  withdraw: '下架',
  withdrawSure: '下架后党员看不到这节课，之前学的时长和积分不变。确定下架吗？',
  withdrawDo: '确定下架',
  delete: '删除草稿',
  deleteSure: '草稿和已上传的文件都会删除，不能恢复。确定删除吗？',
  deleteDo: '确定删除',
  publishedNow: '已发布，一分钟内出现在党员的微课里',
};

const captionFaults: Record<CaptionFault, string> = {
  header: '文件第一行应是 WEBVTT',
  number: '缺少序号或时间行',
  time: '时间格式不对，应如 00:00:01.000 --> 00:00:03.000',
  reversed: '结束时间早于开始时间',
  order: '时间比上一句还早',
  text: '这一句没有文字，或超过 120 个字，或少了空行',
  beyond: '超出了视频的时长',
  empty: '文件里没有字幕',
  many: '超过 2000 句',
};

export const quizKinds: Record<QuestionKind, string> = {
  ...{ single: '单选', multiple: '多选', 'true-false': '判断' },
};

export const questionFaults: Record<QuestionFault, string> = {
  options: '选项要有 2 到 8 个',
  'right-none': '请选出正确答案',
  'right-several': '单选和判断只能有一个正确答案',
  'right-beyond': '正确答案不在选项里',
  'same-options': '有两个选项一样',
};

const cellFaults: Record<Exclude<QuizCellFault, QuestionFault>, string> = {
  missing: '没有填',
  'too-long': '太长',
  kind: '只能填 单选、多选 或 判断',
  answer: '填的不是选项的字母（判断题填 对 或 错）',
  gap: '前面的选项空着',
};

export const quizEditorCopy = {
  pageTitle: '编辑题目',
  question: (place: number, kind: QuestionKind) => `第 ${place} 题 · ${quizKinds[kind]}`,
  add: '添加一题',
  import: '从表格导入',
  template: '下载模板',
  importLead: '按模板填好题目，选择表格，先看一看再采用。',
  sending: '正在读取表格…',
  found: (count: number) => `读到 ${count} 题`,
  faults: (count: number) => `${count} 处要改，这些行没有读入`,
  fault: ({ line, column, fault }: QuizFault) =>
    `第 ${line} 行「${column}」：${{ ...cellFaults, ...questionFaults }[fault]}`,
  left: (rows: number) => `题库最多 50 题，还有 ${rows} 行没有读`,
  take: (count: number) => `采用这 ${count} 题`,
  notOpened: '模板没有下载成功，请再试一次',
  ask: '每人抽几题',
  askOf: (count: number) => `${count} 题`,
  kind: '题型',
  text: '题目',
  option: (place: number) => `选项 ${'ABCDEFGH'.charAt(place)}`,
  addOption: '添加选项',
  dropOption: (place: number) => `去掉选项 ${'ABCDEFGH'.charAt(place)}`,
  right: '正确',
  explanation: '解析（答题后显示）',
  done: '完成',
  deleteQuestion: '删除这道题',
  textMissing: '请写题目',
  trueFalse: ['对', '错'],
  save: '保存题目',
  noQuiz: '不要题目',
  empty: '还没有题目。可以一题一题添加，也可以从表格导入。',
  most: '题库最多 50 题',
};

export const previewCopy = {
  noVideo: '还没有视频，上传后才能预览',
  back: '返回编辑',
};
