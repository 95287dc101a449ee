import type { Compiler } from 'webpack';

/**
 * Takes the white space between the tags of templates. Taro's own option does it with a minifier for HTML, which drops
 * `</input>` as well; WeChat's compiler then refuses the template.
 */
export class TightTemplates {
  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.compilation.tap('TightTemplates', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE;
      compilation.hooks.processAssets.tap({ name: 'TightTemplates', stage }, (assets) => {
        for (const [file, source] of Object.entries(assets)) {
          if (!file.endsWith('.wxml')) continue;
          const tight = source.source().toString().replace(/\s+/gu, ' ').replace(/> </gu, '><');
          compilation.updateAsset(file, new sources.RawSource(tight.trim()));
        }
      });
    });
  }
}
