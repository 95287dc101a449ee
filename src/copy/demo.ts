export const demoCopy = {
  banner: '演示环境',
  current: (name: string) => `当前身份：${name}`,
  guest: '未选择（群众）',
  change: '换人',
  choose: '选择身份',
  chooseFirst: '请先选择一个演示身份',
  title: '以谁的身份体验',
  note: '演示数据，人物均为虚构。正式版本由微信确认身份，没有这个选择。',
  failed: '没能切换，请重试',
};
