import { lesserUpdate } from '../../config/taro/components/lesser-update';

interface Node {
  sid: string;
  nn: string;
  cn?: Node[];
  [attribute: string]: unknown;
}

const text = (sid: string, v: string): Node => ({ sid, nn: '9', v });
const view = (sid: string, cl: string, ...cn: Node[]): Node => ({ sid, nn: '3', cl, cn });

const head = view('a', 'head', text('b', '冬训学堂'));
const rows = [view('c', 'row', text('d', '一')), view('e', 'row', text('f', '二'))];
const page = (...cn: Node[]) => ({ root: { cn: [view('p', 'page', ...cn)] } });
const path = 'root.cn.[0].cn';

test.each<[string, object, Record<string, unknown>, Record<string, unknown>]>([
  ['a word', page(head), { 'root.cn.[0].cl': 'page elder' }, { 'root.cn.[0].cl': 'page elder' }],
  ['the first list of a page', { root: {} }, { 'root.cn': [head] }, { 'root.cn': [head] }],
  ['a list with nobody new in it', page(head, ...rows), { [path]: [head, ...rows] }, {}],
  [
    'a word deep inside',
    page(head, ...rows),
    { [path]: [view('a', 'head', text('b', '总装车间支部')), ...rows] },
    { [`${path}.[0].cn.[0].v`]: '总装车间支部' },
  ],
  [
    'who comes last, and who takes a place',
    page(head, view('s', 'skeleton')),
    { [path]: [head, ...rows] },
    { [`${path}.[1]`]: rows[0], [`${path}.[2]`]: rows[1] },
  ],
  ['a list that has become shorter', page(head, ...rows), { [path]: [head] }, { [path]: [head] }],
  ['a list of others', page(head), { [path]: rows }, { [path]: rows }],
  [
    'an attribute that is no more',
    page({ ...head, p1: '标题' }, ...rows),
    { [path]: [head, ...rows] },
    { [`${path}.[0]`]: head },
  ],
  [
    'children where there were none',
    page({ sid: 'a', nn: '3', cl: 'head' }, ...rows),
    { [path]: [head, ...rows] },
    { [`${path}.[0].cn`]: head.cn },
  ],
])('%s', (_case, data, update, lesser) => {
  expect(lesserUpdate(data, update)).toEqual(lesser);
});
