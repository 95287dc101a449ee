/** Choosing a venue where a place is asked for. */
export const venueChoiceCopy = {
  choose: '从阵地里选',
  search: '搜索阵地名称',
  none: '没有找到，可以返回直接填写地点',
  more: (count: number) => `还有 ${count} 处，请输入名称查找`,
};
