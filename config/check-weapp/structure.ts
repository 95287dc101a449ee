import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

/** What WeChat takes in these files, as far as we use it; a key that we do not know is a mistake until somebody looks it up. */
const pagePath = z.string().regex(/^[a-z][a-z0-9-]*(\/[a-z0-9-]+)+$/u);
const components = z.record(z.string().regex(/^[a-z][a-z0-9-]*$/u), z.string().min(1));
const hexColour = z.string().regex(/^#[0-9A-Fa-f]{6}$/u);

const windowConfig = z.strictObject({
  navigationBarTitleText: z.string().optional(),
  navigationBarBackgroundColor: hexColour.optional(),
  navigationBarTextStyle: z.enum(['black', 'white']).optional(),
  navigationStyle: z.enum(['default', 'custom']).optional(),
  backgroundColor: hexColour.optional(),
  backgroundTextStyle: z.enum(['dark', 'light']).optional(),
  enablePullDownRefresh: z.boolean().optional(),
  onReachBottomDistance: z.int().optional(),
  pageOrientation: z.enum(['auto', 'portrait', 'landscape']).optional(),
});

const appConfig = z.strictObject({
  pages: z.array(pagePath).min(1),
  subPackages: z.array(
    z.strictObject({
      root: z.string().regex(/^[a-z][a-z0-9-]*\/?$/u),
      pages: z.array(z.string()).min(1),
    }),
  ),
  tabBar: z.strictObject({
    custom: z.boolean(),
    color: hexColour,
    selectedColor: hexColour,
    backgroundColor: hexColour,
    // WeChat takes two to five.
    list: z
      .array(z.strictObject({ pagePath, text: z.string().min(1).max(6) }))
      .min(2)
      .max(5),
  }),
  window: windowConfig,
  permission: z.record(z.string(), z.strictObject({ desc: z.string().min(4).max(30) })),
  requiredPrivateInfos: z.array(z.enum(['getLocation', 'chooseLocation'])),
  requiredBackgroundModes: z.array(z.enum(['audio'])).optional(),
  lazyCodeLoading: z.literal('requiredComponents'),
  usingComponents: components,
  preloadRule: z
    .record(
      pagePath,
      z.strictObject({
        network: z.enum(['all', 'wifi']),
        packages: z.array(z.string()).min(1),
      }),
    )
    .optional(),
  // Written by Taro for its browser build; WeChat passes over it.
  animation: z.boolean().optional(),
});

const pageConfig = windowConfig.extend({
  component: z.boolean().optional(),
  usingComponents: components.optional(),
  disableScroll: z.boolean().optional(),
  enableShareAppMessage: z.boolean().optional(),
  styleIsolation: z.string().optional(),
});

export type AppConfig = z.infer<typeof appConfig>;

/** All pages of an app with their package's folder before them. */
const pagesOf = ({ pages, subPackages }: AppConfig): string[] => [
  ...pages,
  ...subPackages.flatMap(({ root, pages: own }) =>
    own.map((page) => `${root.replace(/\/$/u, '')}/${page}`),
  ),
];

/** What is wrong with app.json, the pages and the components that it names; nothing when all is well. */
export function faultsOfStructure(root: string): string[] {
  const app = parse(root, 'app.json', appConfig);
  if (!app.ok) return app.faults;
  const pages = pagesOf(app.value);
  const tabs = app.value.tabBar.list.map(({ pagePath: page }) => page);
  const mainPages = new Set(app.value.pages);
  const found = new Set<string>();
  return [
    ...tabs
      .filter((page) => !mainPages.has(page))
      .map((page) => `app.json: the tab ${page} is no page of the main package`),
    ...duplicatesOf(pages).map((page) => `app.json: ${page} is named twice`),
    ...pages.flatMap((page) => faultsOfPage(root, page, found)),
    ...faultsOfComponents(root, 'app.json', app.value.usingComponents, found),
    ...(app.value.tabBar.custom ? faultsOfPage(root, 'custom-tab-bar/index', found) : []),
  ];
}

function faultsOfPage(root: string, page: string, found: Set<string>): string[] {
  if (found.has(page)) return [];
  found.add(page);
  const missing = ['js', 'json', 'wxml'].filter(
    (ending) => !existsSync(path.join(root, `${page}.${ending}`)),
  );
  if (missing.length > 0) return missing.map((ending) => `${page}.${ending} is missing`);
  const config = parse(root, `${page}.json`, pageConfig);
  if (!config.ok) return config.faults;
  return faultsOfComponents(root, `${page}.json`, config.value.usingComponents ?? {}, found);
}

function faultsOfComponents(
  root: string,
  file: string,
  used: Record<string, string>,
  found: Set<string>,
): string[] {
  return Object.entries(used).flatMap(([name, place]) => {
    const component = place.startsWith('/')
      ? place.slice(1)
      : path.posix.join(path.posix.dirname(file), place);
    if (!existsSync(path.join(root, `${component}.json`)))
      return [`${file}: the component ${name} is not at ${component}`];
    return faultsOfPage(root, component, found);
  });
}

type Parsed<Value> = { ok: true; value: Value } | { ok: false; faults: string[] };

function parse<Value>(root: string, file: string, schema: z.ZodType<Value>): Parsed<Value> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(path.join(root, file), 'utf8')));
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.map(
      (issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`,
    ),
  };
}

const duplicatesOf = (list: readonly string[]) =>
  list.filter((one, index) => list.indexOf(one) !== index);
