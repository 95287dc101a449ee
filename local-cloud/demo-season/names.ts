import type { Chance } from './chance';

/**
 * Invented people: frequent surnames and plain given names, put together by chance. Given names that leaders of past or
 * present bore are left out, so that no combination is one of theirs.
 */
const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙马何郭林高罗郑梁谢宋唐许韩冯曹彭曾肖田董袁潘蒋余杜叶程苏魏吕任卢姚钟',
  ...'崔谭陆范汪廖石金贾夏方邹熊白孟秦邱侯尹薛段雷史陶黎顾郝龚邵万钱严武戴莫孔汤欧樊殷施洪翟颜倪',
];

/** By the years in which such names were given; two written signs each. */
const GIVEN_NAMES = {
  elder: split(
    '长河 福生 保田 守义 金山 宝山 广田 庆丰 根生 水生 全福 满仓 永年 兴旺 树林 炳坤 传贵 发祥 启明 义和 ' +
      '桂英 桂兰 秀英 玉兰 秀兰 凤英 淑珍 玉珍 春兰 素芬 惠芳 金凤 玉梅 秀珍 月娥 彩云 巧珍 莲香 素琴 瑞芝',
  ),
  middle: split(
    '海波 立新 永强 志远 明辉 少华 向阳 继东 家明 长明 学勤 春雷 建波 大勇 世杰 东升 庆华 文彬 开元 成林 ' +
      '红梅 丽娟 海燕 春燕 晓梅 雪梅 玉洁 慧敏 秋菊 丽萍 美玲 冬梅 亚男 文静 爱华 艳红 小燕 莉莉 桂花 晓霞',
  ),
  young: split(
    '浩然 子涵 俊杰 宇航 思远 嘉伟 晨阳 一鸣 天宇 梓轩 博文 家豪 睿哲 承志 明哲 泽宇 昊天 星辰 书豪 逸飞 ' +
      '雨欣 欣怡 梦瑶 思琪 佳怡 雨桐 晓雨 诗涵 若曦 静怡 婉婷 雅琪 梓涵 可欣 语嫣 小满 心怡 雪莹 依琳 清扬',
  ),
};

export type AgeGroup = keyof typeof GIVEN_NAMES;

/** A name that is not yet `taken`; adds it there. */
export function inventName(chance: Chance, ageGroup: AgeGroup, taken: Set<string>): string {
  for (;;) {
    const name = chance.pick(SURNAMES) + chance.pick(GIVEN_NAMES[ageGroup]);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function split(names: string): string[] {
  return names.split(' ');
}
