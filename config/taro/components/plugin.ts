import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IPluginContext, TaroPlatformBase } from '@tarojs/service';
import attributes from './attributes.json';

const SOURCES = path.resolve(__dirname, '../../../src');
const RUNTIME_TABLE = path.join(__dirname, 'runtime-table.js');

/**
 * Lets View, Image and fields carry accessibility attributes in the mini-program, which Taro 4.2 drops without a word since its component
 * table does not name them, and leaves out of that table what no source uses. The table exists twice, in the template
 * generator and in the runtime; both number components and attributes by it, so both get this one.
 */
export default function componentsPlugin(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      if (platform.platform !== 'weapp') return;
      const { template } = platform;
      template.mergeComponents(ctx, attributes);
      const sources = sourcesBelow(SOURCES);
      template.internalComponents = usedOf(template.internalComponents, sources);
      leaveOutCatchView(template, sources);
      // They draw what they are given and hold nothing.
      for (const native of ['score-ring', 'rank-list']) template.voidElements.add(native);
      platform.runtimePath = path.join(__dirname, 'runtime.js');
      handToRuntime(ctx, template.internalComponents);
    },
  });
}

/** Taro's view that keeps its page from scrolling comes with every View, used or not. */
function leaveOutCatchView(template: TaroPlatformBase['template'], sources: string[]): void {
  if (sources.some((source) => source.includes('catchMove'))) return;
  const create = template.createMiniComponents.bind(template);
  template.createMiniComponents = (components) => {
    const all = create(components);
    delete all['catch-view'];
    return all;
  };
}

function handToRuntime(ctx: IPluginContext, components: object): void {
  ctx.modifyWebpackChain(({ chain, webpack }) => {
    chain
      .plugin('component-table')
      .use(webpack.DefinePlugin, [{ COMPONENT_TABLE: JSON.stringify(components) }]);
    chain.plugin('runtime-table').use(webpack.NormalModuleReplacementPlugin, [
      /^\.\/components\.js$/u,
      (module: { context: string; request: string }) => {
        if (/@tarojs[\\/]shared[\\/]dist$/u.test(module.context)) module.request = RUNTIME_TABLE;
      },
    ]);
  });
}

/** Components with their attributes and these attributes' defaults, as Taro's template generator has them. */
type ComponentTable = Record<string, Record<string, string>>;

/**
 * What of the table the sources can use: the components that they import, of these the attributes that any source names.
 * A template carries every attribute that it knows once for each depth of nodes, and Taro's own table knows all of WeChat's.
 * An attribute whose name is put together at run time would not be found; there is none.
 */
export function usedOf(table: ComponentTable, sources: readonly string[]): ComponentTable {
  const words = sources.flatMap((source) => source.match(/\w+/gu) ?? []);
  const named = new Set([...words, ...words.filter(isHandler).map(withoutCase)]);
  const imported = new Set(sources.flatMap(importsOf));
  const components = Object.entries(table).filter(([name]) => imported.has(name));
  return Object.fromEntries(
    components.map(([name, attributes]) => [
      name,
      Object.fromEntries(
        Object.entries(attributes).filter(([attribute]) => named.has(propertyOf(attribute))),
      ),
    ]),
  );
}

/** The sources that go into the mini-program; native components bring templates of their own. */
function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file) && !/\.h5\.tsx?$/u.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

function importsOf(source: string): string[] {
  const lists = source.matchAll(/import \{([^}]*)\} from '@tarojs\/components'/gu);
  return [...lists].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
}

const isHandler = (word: string) => /^on[A-Z]/u.test(word);
const withoutCase = (word: string) => word.toLowerCase();

/**
 * `hover-class` is written `hoverClass`. Of events case means nothing, and Taro's types and its table differ in it: `bindfullscreenchange` is
 * written `onFullscreenChange`, `bindLoadedMetadata` `onLoadedMetaData`.
 */
function propertyOf(attribute: string): string {
  const event = /^bind(.+)/u.exec(attribute)?.[1];
  return event === undefined
    ? attribute.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase())
    : withoutCase(`on${event}`);
}
