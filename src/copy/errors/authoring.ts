import { addErrorCopy } from '../error-copy';

/** What may be refused where micro-lectures are made. */
export const authoringErrors = addErrorCopy({
  DRAFT_NOT_FOUND: '没有找到这份草稿，可能已被删除，请返回列表',
  DRAFT_CHANGED: '这节课刚被改动过，请返回列表重新打开后再改',
  DRAFT_INCOMPLETE: '还有没填完的内容，请按提示补全后再发布',
  DRAFT_PUBLISHED: '这节课已发布，视频不能换、草稿不能删；可以下架，另建一课',
  TOO_MANY_LECTURES: '本季的微课已达上限，请先删除不用的草稿',
  VIDEO_INCOMPLETE: '视频还没有传完，请重新选择同一个文件接着传',
  VIDEO_NOT_MP4: '这不是 MP4 视频，请用剪辑软件导出为 MP4（H.264）再传',
  VIDEO_BROKEN: '视频文件不完整或缺少时长，请重新导出为普通 MP4 再传',
  VIDEO_CODEC_WRONG: '视频编码不合适，请导出为 H.264 画面、AAC 声音的 MP4 再传',
  VIDEO_LENGTH_WRONG: '微课要在 5 秒到 10 分钟之间，请剪短后再传',
  LOW_VIDEO_ALONE: '请先上传正片，再传省流量的小视频',
  LOW_VIDEO_LENGTH_WRONG: '小视频和正片长短不一样，请用同一个片子导出，时长相差不超过 1 秒',
  LOW_VIDEO_NOT_SMALLER: '这个文件不比正片小，省不了流量，请导出为更小的文件（如 360P）再传',
});
