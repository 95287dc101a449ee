import type { Chunk, Compilation, Compiler } from 'webpack';

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
  tagName: 'link' | 'script';
  voidTag: boolean;
  attributes: Record<string, string>;
  innerHTML?: string;
  meta: object;
}

interface HtmlPluginClass {
  getHooks: (compilation: unknown) => TagHooks;
}

/** Where a visit begins nearly always. */
const FIRST_PAGE = 'pages/home/index';
/** Where a tap leads from there: fetched before the pages of other packages. */
const MAIN_PAGES = 'pages/';
/** Plays live streams where the browser cannot; without a network there is none, and it weighs more than all pages together. */
const STREAM_PLAYER = /[\\/]hls\.js[\\/]/u;

/**
 * Says in the document what the first page consists of, so that the browser fetches it beside the program instead of after it, and names
 * the other pages, which src/platform/later-pages.h5.ts fetches once the first one is there.
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
        const first = chunksOf(compilation, FIRST_PAGE);
        const main = chunksOf(compilation, MAIN_PAGES);
        const later = [...compilation.chunks]
          .filter((chunk) => !chunk.canBeInitial() && !first.has(chunk))
          .filter((chunk) => !holds(compilation, chunk, STREAM_PLAYER));
        const tabs = later.filter((chunk) => main.has(chunk));
        const others = later.filter((chunk) => !main.has(chunk));
        const at = (file: string) => groups.publicPath + file;
        groups.headTags.push(
          ...filesOf(first).map((file) => preloadOf(at(file))),
          laterPages([...filesOf(tabs), ...filesOf(others)].map(at)),
        );
        return groups;
      });
    });
  }
}

/** Chunks that these pages ask for; a page is the module whose name begins so. */
function chunksOf(compilation: Compilation, pages: string): Set<Chunk> {
  const modules = [...compilation.modules].filter((module) =>
    module.identifier().replace(/\\/gu, '/').includes(`/src/${pages}`),
  );
  if (modules.length === 0) throw new Error(`there is no ${pages}`);
  const groups = modules
    .flatMap((module) => [...compilation.chunkGraph.getModuleChunksIterable(module)])
    .flatMap((chunk) => [...chunk.groupsIterable]);
  return new Set(groups.flatMap((group) => group.chunks).filter((chunk) => !chunk.canBeInitial()));
}

const holds = (compilation: Compilation, chunk: Chunk, name: RegExp): boolean =>
  [...compilation.chunkGraph.getChunkModulesIterable(chunk)].some((module) =>
    name.test(module.identifier()),
  );

const filesOf = (chunks: Iterable<Chunk>): string[] =>
  [...chunks]
    .flatMap((chunk) => [...chunk.files])
    .filter((file) => /\.(?:js|css)$/u.test(file))
    .sort();

function preloadOf(href: string): Tag {
  const kind = href.endsWith('.css') ? 'style' : 'script';
  return {
    tagName: 'link',
    voidTag: true,
    attributes: { rel: 'preload', as: kind, href },
    meta: { plugin: 'PrefetchPages' },
  };
}

/** A block of data, which no content security policy takes for a program. */
function laterPages(files: string[]): Tag {
  return {
    tagName: 'script',
    voidTag: false,
    attributes: { type: 'application/json', id: 'later-pages' },
    innerHTML: JSON.stringify(files),
    meta: { plugin: 'PrefetchPages' },
  };
}
