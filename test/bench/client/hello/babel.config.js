// `useBuiltIns: false`: the browsers of the browserslist need no polyfills, and polyfills cost about 30 KB gzipped.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
};
