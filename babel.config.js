// `useBuiltIns: false`: the browsers of the browserslist need no polyfills, and polyfills cost about 30 KB gzipped.
// They also know parameters and destructuring by themselves but for two faults of Safari: Babel's `bugfixes` mends just these,
// and Taro's preset does not hand it on.
const onlyBugfixes = {
  exclude: ['transform-parameters', 'transform-destructuring'],
  include: [
    'bugfix/transform-safari-id-destructuring-collision-in-function-expression',
    'bugfix/transform-safari-rest-destructuring-rhs-array',
  ],
};

module.exports = {
  presets: [
    [
      'taro',
      { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, ...onlyBugfixes },
    ],
  ],
};
