import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin';
import devConfig from './dev';
import prodConfig from './prod';
import { NoAddresses } from './taro/addresses/plugin';
import { sassFunctions } from './taro/icon-function';
import { LeanPages } from './taro/lean-pages';
import { PrefetchPages } from './taro/prefetch-pages';
import { TightTemplates } from './taro/tight-templates';

const root = path.resolve(__dirname, '..');
const contract = path.join(root, 'cloudfunctions/shared/contract');

/** Test builds stay readable: their stack traces are read by people. */
const readable = process.env['TARO_NO_MIN'] === '1';

/** Which cloud environment the mini-program calls (empty: the one that WeChat DevTools has chosen). */
const cloudEnvironment = process.env['WINTER_STUDY_CLOUD_ENV'] ?? '';

/** Chinese in UTF-8 takes half of what it takes as escapes, and the screens are Chinese. */
const minimizer = {
  jsMinimizer: 'terser' as const,
  terser: { enable: true, config: { output: { ascii_only: false } } },
};

/** Taro writes a page's configuration into the page, and the cache does not look at them. */
const pageConfigs = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.config.ts'))
  .map((file) => path.join(root, 'src', file));

/**
 * Not for the mini-program: a build out of the cache was seen that asked for a module by a number that none had (`check:weapp`
 * finds such modules); why is not known.
 */
const cache = {
  enable: process.env['TARO_ENV'] === 'h5' && process.env['TARO_CACHE'] !== '0',
  buildDependencies: {
    config: [
      __filename,
      path.join(__dirname, 'taro/icon-function.ts'),
      path.join(__dirname, 'taro/lean-pages.ts'),
      path.join(__dirname, 'taro/components/apart-loader.js'),
      path.join(root, 'babel.config.js'),
      ...pageConfigs,
    ],
  },
};

export default defineConfig<'webpack5'>((merge, { mode }) => {
  const target = process.env['TARO_ENV'];
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'winter-study',
    date: '2026-11-21',
    // Style sheets are written in px of a 375 px wide phone; the mini-program gets twice as many rpx.
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: process.env['TARO_OUT'] ?? `dist/${target}`,
    plugins: [path.join(__dirname, 'taro/components/plugin.ts')],
    defineConstants: { CLOUD_ENVIRONMENT: JSON.stringify(cloudEnvironment) },
    alias: { '@': path.join(root, 'src'), '@contract': contract },
    sass: {},
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache,
    ...minimizer,
    mini: {
      compile: { include: [contract, path.join(__dirname, 'taro')] },
      optimizeMainPackage: { enable: true },
      // Templates are written out once for each depth of nodes; ours are rarely deeper. What is goes on in a nested component.
      // (The runner's types leave the option out.)
      ...{ baseLevel: 10 },
      // Nothing here writes markup into a page.
      runtime: { enableInnerHTML: false },
      sassLoaderOption: { sassOptions: { functions: sassFunctions } },
      postcss: {
        pxtransform: { enable: true, config: {} },
      },
      webpackChain(chain) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin);
        chain.plugin('tight-templates').use(TightTemplates);
        chain.plugin('no-addresses').use(NoAddresses);
        if (readable) chain.optimization.minimize(false);
      },
    },
    h5: {
      compile: { include: [contract] },
      publicPath: '/',
      staticDirectory: 'static',
      output: {
        filename: 'js/[name].[contenthash:8].js',
        chunkFilename: 'js/[name].[contenthash:8].js',
      },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      router: { mode: 'hash' },
      sassLoaderOption: { sassOptions: { functions: sassFunctions } },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        // 1 rem = 20 px at the browser's default; src/index.html sets no root font by script, so that text follows the
        // reader's own text size and never grows with the width of a desktop window.
        pxtransform: { enable: true, config: { baseFontSize: 20 } },
      },
      webpackChain(chain) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin);
        chain.plugin('prefetch-pages').use(PrefetchPages);
        chain.plugin('lean-pages').use(LeanPages);
        // What several pages share travels once; Taro would pack it into each page's own chunk.
        const split = chain.optimization.get('splitChunks') as { cacheGroups: object };
        chain.optimization.splitChunks({
          ...split,
          cacheGroups: {
            ...split.cacheGroups,
            shared: { chunks: 'async', minChunks: 2, minSize: 4_000, reuseExistingChunk: true },
          },
        });
        if (readable) chain.optimization.minimize(false);
      },
    },
  };
  return merge({}, base, mode === 'development' ? devConfig : prodConfig);
});
