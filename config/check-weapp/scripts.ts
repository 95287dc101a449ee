import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';

/** What WeChat gives a script: its own objects, the module system, the language, and timers. */
const given = [
  ...['wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages'],
  ...['module', 'exports', 'require', 'requirePlugin', 'console'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
];

/**
 * Names and calls of libraries that a phone never reaches, each looked at in the built script. By the beginning of the file's name, since a
 * package that several sub-packages use is copied into each of them.
 */
const neverReached: { file: RegExp; what: RegExp; why: string }[] = [
  {
    file: /^runtime\.js$/u,
    what: /Function constructor/u,
    why: 'webpack looks for the global object in three ways; this one stands in a try',
  },
  {
    file: /^taro\.js$/u,
    what: /'tt' is not defined/u,
    why: 'the object of another platform; only its own build asks for it',
  },
  {
    file: /\/sub-common\//u,
    what: /'(btoa|TextEncoder)' is not defined/u,
    why: 'qr writes pictures and bytes with them; our codes are alphanumeric and drawn by ourselves',
  },
];

const rules: Linter.RulesRecord = {
  'no-undef': ['error', { typeof: false }],
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-implied-eval': 'error',
  'no-with': 'error',
};

/**
 * Uses of names that a phone does not have and of code made from text, which WeChat forbids, in the built scripts; nothing when all
 * is well.
 */
export function faultsOfScripts(root: string, files: readonly string[]): string[] {
  const linter = new Linter({ configType: 'flat' });
  const config: Linter.Config = {
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: 'script',
      globals: Object.fromEntries(given.map((name) => [name, 'readonly'])),
    },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    rules,
  };
  return files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return linter
      .verify(text, config, { filename: 'script.js' })
      .filter(({ message }) => !isAskedFor(text, message))
      .filter(
        ({ message }) =>
          !neverReached.some(({ file: where, what }) => where.test(file) && what.test(message)),
      )
      .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
  });
}

/** The script asks whether there is such a name before it uses it, so that a phone without it takes the other way. */
function isAskedFor(text: string, message: string): boolean {
  const name = /^'(.+)' is not defined/u.exec(message)?.[1];
  return name !== undefined && text.includes(`typeof ${name}`);
}
