import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What a phone's mini-program does not have; only src/platform may choose between it and WeChat's. */
const BROWSER_GLOBALS = [
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'screen',
  'self',
  'globalThis',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'URL',
  'URLSearchParams',
  'Blob',
  'File',
  'FileReader',
  'FormData',
  'Headers',
  'Image',
  'Audio',
  'Worker',
  'AbortController',
  'MutationObserver',
  'IntersectionObserver',
  'ResizeObserver',
  'TextEncoder',
  'TextDecoder',
  'crypto',
  'performance',
  'structuredClone',
  'atob',
  'btoa',
  'alert',
  'confirm',
  'prompt',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'matchMedia',
  'getComputedStyle',
  'wx',
];

/**
 * A day is Shanghai's wherever the code runs: nothing in the functions asks for the machine's zone. That is why the
 * second zone of `npm test` needs only those tests of functions that compute with days.
 */
const NO_ZONE = [
  'MemberExpression[property.name=/^[gs]et(Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)$/]',
  'MemberExpression[property.name=/^(toLocale(Date|Time)?String|to(Date|Time)String|DateTimeFormat)$/]',
  "NewExpression[callee.name='Date'][arguments.length>1]",
  "CallExpression[callee.name='dayjs']",
].map((selector) => ({
  selector,
  message: "This depends on the machine's time zone: use the season's own time functions.",
}));

/** A replay must give the same answer. */
const NO_CLOCK_NO_CHANCE = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The domain never reads a clock: pass nowMs in.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain never reads a clock: pass nowMs in.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'The domain is deterministic: pass randomness in.',
  },
];

/** A switched-off rule without a reason is a riddle for the next reader. */
const describedDisables = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { why: 'Say why: eslint-disable … -- reason' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const text = comment.value.trim();
        if (/^eslint-disable/.test(text) && !/ -- \S/.test(text)) {
          context.report({ loc: comment.loc, messageId: 'why' });
        }
      }
    },
  }),
};

const typeAware = (files, project) => ({
  files,
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    '@typescript-eslint/consistent-type-exports': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
    ],
    '@typescript-eslint/no-unnecessary-condition': [
      'error',
      { allowConstantLoopConditions: 'only-allowed-literals' },
    ],
    '@typescript-eslint/no-misused-promises': [
      'error',
      { checksVoidReturn: { attributes: false } },
    ],
    // Ports and handlers are async by their type, also where one implementation has nothing to wait for.
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    // Record types are looked up by ids that come from data.
    '@typescript-eslint/no-dynamic-delete': 'off',
    // Naming the default says which of several bundlers or shapes is meant.
    '@typescript-eslint/no-unnecessary-type-arguments': 'off',
    // Code points are what is wanted where a name or a code is cut into characters.
    '@typescript-eslint/no-misused-spread': 'off',
  },
});

export default tseslint.config(
  { ignores: ['dist/', '.cache/', '.data/', 'node_modules/', '.swc/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    plugins: { local: { rules: { 'described-disables': describedDisables } } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'local/described-disables': 'error',
    },
  },
  typeAware(['src/**/*.{ts,tsx}'], 'tsconfig.json'),
  typeAware(
    ['cloudfunctions/**/*.ts', 'local-cloud/**/*.ts', 'config/**/*.ts'],
    'tsconfig.server.json',
  ),
  typeAware(['test/**/*.{ts,tsx}'], 'tsconfig.test.json'),
  {
    files: ['src/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat.recommended,
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      'react-hooks/exhaustive-deps': 'error',
      // Screens load in effects, and show that they do: the state is set where the loading begins.
      'react-hooks/set-state-in-effect': 'off',
    },
  },
  {
    files: ['src/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/copy/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/platform/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...BROWSER_GLOBALS.map((name) => ({
          name,
          message: 'A mini-program has no such global: go through src/platform.',
        })),
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'cloudfunctions/**/*.ts'],
    // The platform collects what the runtime prints: one structured line a call, written there and nowhere else.
    ignores: ['cloudfunctions/shared/runtime/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NO_ZONE] },
  },
  {
    files: ['cloudfunctions/shared/domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NO_ZONE, ...NO_CLOCK_NO_CHANCE] },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // Tests read foreign modules without types and assert on what they find.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
);
