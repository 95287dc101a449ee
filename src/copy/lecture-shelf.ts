export const lectureShelfCopy = {
  by: '怎么分',
  ways: { lecturer: '按讲师', segment: '按分类', series: '按系列' },
  everybody: '人人都学',
  unnamed: '讲师未署名',
  count: (title: string, lectures: number) => `${title}（${lectures} 课）`,
  only: '只看没学完的',
  empty: '这里还没有微课',
  allDone: '都学完了',
  all: '看全部微课',
};
