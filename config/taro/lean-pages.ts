import path from 'node:path';
import type { Compiler } from 'webpack';

/** The browser's components of Taro, all in one file, and what takes them apart. */
const TARO_COMPONENTS = /[\\/]@tarojs[\\/]components[\\/]lib[\\/]react[\\/]components\.js$/u;
const APART = path.join(__dirname, 'components', 'apart-loader.js');

/** Files that only hand on what their folder exports. */
const EXPORT_LISTS = /[\\/]src[\\/](?:components|features[\\/][\w-]+)[\\/]index\.ts$/u;

/** Keeps out of a page of the browser build what it does not use itself: the rest of a feature that it takes one thing of, Taro's other components. */
export class LeanPages {
  apply(compiler: Compiler): void {
    compiler.options.module.rules.push(
      { test: TARO_COMPONENTS, enforce: 'pre', loader: APART },
      { test: EXPORT_LISTS, sideEffects: false },
    );
  }
}
