import path from 'node:path';
import type { Compiler } from 'webpack';

const NONE = path.join(__dirname, 'none.js');

/** Leaves Taro's imitation of a browser's addresses, some 10 KB, out of the mini-program. */
export class NoAddresses {
  apply(compiler: Compiler): void {
    const { NormalModuleReplacementPlugin } = compiler.webpack;
    const names = /[./](?:location|history|URL)\.js$/u;
    new NormalModuleReplacementPlugin(names, (module) => {
      const place = path.join(module.context, module.request);
      if (/@tarojs[\\/]runtime[\\/]dist[\\/]bom[\\/]\w+\.js$/u.test(place)) module.request = NONE;
    }).apply(compiler);
  }
}
