/** Picking who speaks, where sessions and lectures are written. */
export const lecturerFieldCopy = {
  hint: '姓名',
  choose: '从讲师库选',
  chosen: '已从讲师库选，换一位',
  search: '搜索讲师姓名',
  none: '没有找到，可以返回直接填写姓名',
  more: (count: number) => `还有 ${count} 位，请输入姓名查找`,
};
