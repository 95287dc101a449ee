/// <reference types="@tarojs/taro" />

/**
 * Identifier of the cloud environment; empty for the one that WeChat DevTools has chosen. Replaced at build time by
 * config/index.ts; read in src/platform/function-call.ts only.
 */
declare const CLOUD_ENVIRONMENT: string;

declare const process: { readonly env: { readonly TARO_ENV: 'h5' | 'weapp' } };

declare module '*.scss';

/** Native components of the mini-program, used in *.weapp.tsx only. */
declare namespace JSX {
  interface IntrinsicElements {
    'score-ring': { share: number; text: string };
    'rank-list': { rows: object[] };
  }
}
