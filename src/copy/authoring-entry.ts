/** The way to the authors' pages, from another sub-package than theirs. */
export const authoringEntry = { entry: '微课管理', entryFact: '上传视频、字幕和题目，发布与下架' };
