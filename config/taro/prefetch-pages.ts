import type { Compiler } from 'webpack';

/** What html-webpack-plugin, which Taro brings along, lets others do with the tags of a page. */
interface TagHooks {
  alterAssetTagGroups: {
    tap: (
      name: string,
      change: (groups: { headTags: Tag[]; publicPath: string }) => object,
    ) => void;
  };
}

interface Tag {
  tagName: 'link';
  voidTag: true;
  attributes: Record<string, string>;
  meta: object;
}

interface HtmlPluginClass {
  getHooks: (compilation: unknown) => TagHooks;
}

/**
 * Has the browser fetch the pages not yet visited once the first one is there, as it does with low priority and when it
 * is idle: a tab that is opened without a network then opens all the same.
 */
export class PrefetchPages {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('PrefetchPages', (compilation) => {
      const htmlPlugin = compiler.options.plugins.find(
        (plugin) => plugin?.constructor.name === 'HtmlWebpackPlugin',
      );
      if (!htmlPlugin) throw new Error('there is no index.html to name the pages in');
      const { getHooks } = htmlPlugin.constructor as unknown as HtmlPluginClass;
      getHooks(compilation).alterAssetTagGroups.tap('PrefetchPages', (groups) => {
        const files = [...compilation.chunks]
          .filter((chunk) => !chunk.canBeInitial())
          .flatMap((chunk) => [...chunk.files])
          .filter((file) => /\.(?:js|css)$/u.test(file))
          .sort();
        groups.headTags.push(...files.map((file) => tagOf(groups.publicPath + file)));
        return groups;
      });
    });
  }
}

function tagOf(href: string): Tag {
  const kind = href.endsWith('.css') ? 'style' : 'script';
  return {
    tagName: 'link',
    voidTag: true,
    attributes: { rel: 'prefetch', as: kind, href },
    meta: { plugin: 'PrefetchPages' },
  };
}
