/**
 * Taro's browser components are one module, so the first page would bring the picker, the video and the fields of every other page. This
 * makes it one module a component (`components.js?only=Picker`), which goes where it is used.
 */
module.exports = function apart(source) {
  const [exported, names] = /export \{([^}]+)\};/u.exec(source) ?? [];
  if (exported === undefined) throw new Error('Taro hands its components over in another way now');
  const only = /^\?only=(\w+)$/u.exec(this.resourceQuery)?.[1];
  if (only === undefined) {
    const apartOf = (name) => `export { ${name} } from './components.js?only=${name}';`;
    return names
      .split(',')
      .map((name) => apartOf(name.trim()))
      .join('\n');
  }
  const own = source.replace(/^const (\w+) = .*$/gmu, (line, name) => (name === only ? line : ''));
  return own.replace(exported, `export { ${only} };`);
};
