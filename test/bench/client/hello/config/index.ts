import { defineConfig } from '@tarojs/cli';

/** Taro as it comes: what the product's own build is compared with. */
export default defineConfig<'webpack5'>({
  projectName: 'hello',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: process.env['TARO_OUT'] ?? 'dist',
  plugins: [],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  mini: {},
  h5: { publicPath: '/', staticDirectory: 'static', router: { mode: 'hash' } },
});
