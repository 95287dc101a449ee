export const branchChoiceCopy = {
  choose: '选择支部',
  other: '换一个支部',
  search: '支部名称',
  find: '查找',
  tooMany: (listed: number, total: number) =>
    `只列出前 ${listed} 个，共 ${total} 个，请输入名称查找`,
};
