// Runs inside the mini-program: what Taro's own module for WeChat does, but for its tables of components, and with updates kept small.
import { internalComponents, mergeReconciler, toCamelCase, toDashed } from '@tarojs/shared';
import { hostConfig } from '@tarojs/plugin-platform-weapp/dist/runtime-utils';
import { lesserUpdate } from './lesser-update';

/** Attributes as the templates have them without being told, by node name. */
const defaults = Object.fromEntries(
  Object.entries(internalComponents).map(([name, attributes]) => [
    toDashed(name),
    Object.entries(attributes).map(([attribute, value]) => [toCamelCase(attribute), value]),
  ]),
);

mergeReconciler({
  ...hostConfig,
  /** Leaves out of a node what its template says anyway. */
  modifyHydrateData(data, { nodeName }) {
    if (data.cn.length === 0) delete data.cn;
    for (const [attribute, value] of defaults[nodeName] ?? []) {
      if (value !== '' && String(data[attribute]) === value) delete data[attribute];
    }
  },
  /** Where a page hands its updates over. */
  proxyToRaw: (page) => ({
    setData: (update, done) => page.setData(lesserUpdate(page.data, update), done),
  }),
});
