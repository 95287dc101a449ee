import path from 'node:path';
import type { IPluginContext, TaroPlatformBase } from '@tarojs/service';
import attributes from './attributes.json';

/**
 * Lets View and Image carry accessibility attributes in the mini-program. Taro 4.2 drops attributes that its component
 * table does not name, without a word; the table exists twice, in the template generator and in the runtime.
 */
export default function ariaPlugin(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      if (platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, attributes);
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'runtime.js')].flat();
    },
  });
}
