import { usedOf } from '../../config/taro/components/plugin';

const table = {
  View: { 'hover-class': "'none'", animation: '', bindTouchStart: '', bindanimationend: '' },
  Input: { value: '', bindInput: '', bindNicknameReview: '' },
  Video: { bindLoadedMetadata: '', bindfullscreenchange: '', bindWaiting: '' },
  ScrollView: { 'scroll-y': '!1' },
};

const page = `import { Input, View } from '@tarojs/components';
const events = { onTouchStart: follow };
export const page = <View hoverClass="pressed" {...events}><Input value="" onInput={take} /></View>;`;

test.each<[string, string[], object]>([
  ['nothing of sources without components', ['const animation = 1;'], {}],
  [
    'what a source imports, with the attributes and events that it names',
    [page],
    {
      View: { 'hover-class': "'none'", bindTouchStart: '' },
      Input: { value: '', bindInput: '' },
    },
  ],
  [
    'also what another source names: attributes are handed on',
    [page, 'export const attributes = { animation, onAnimationend };'],
    { View: table.View, Input: { value: '', bindInput: '' } },
  ],
  [
    'events however their case is written',
    ["import { Video } from '@tarojs/components';\nonLoadedMetaData onFullscreenChange"],
    { Video: { bindLoadedMetadata: '', bindfullscreenchange: '' } },
  ],
  [
    'a list of imports over several lines',
    ["import {\n  ScrollView,\n  type ViewProps,\n} from '@tarojs/components';\nscrollY"],
    { ScrollView: { 'scroll-y': '!1' } },
  ],
])('the table keeps %s', (_case, sources, kept) => {
  expect(usedOf(table, sources)).toEqual(kept);
});
