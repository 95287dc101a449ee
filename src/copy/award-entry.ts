/** The few words of awards that the main package says; everything else stands in award.ts. */
export const awardEntryCopy = {
  title: '表彰名单',
  own: '已入选',
  ownDetail: (name: string) => `您在“${name}”名单里，可以查看证书`,
  published: (names: readonly string[]) => `${names.join('、')}名单已公布`,
  manage: '表彰管理',
  manageDetail: '学习标兵、先进集体：定条件、定名单、公示',
  waiting: (count: number) => `${count} 条异议待答复`,
};
