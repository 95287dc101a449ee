interface Compiler {
  wxmlToJs: (root: string, options?: object) => string;
}

/** Templates by the root of their build, which stays as it is while tests run: WeChat's compiler is a process of its own. */
const compiled = new Map<string, string>();

function compileOnce(root: string, options?: object): string {
  const known = compiled.get(root);
  if (known !== undefined) return known;
  const code = jest.requireActual<Compiler>('miniprogram-compiler').wxmlToJs(root, options);
  compiled.set(root, code);
  return code;
}

/**
 * Spares every start of an app what takes miniprogram-simulate longest: compiling all templates anew, and laying out styles, which nobody
 * in jsdom looks at (three libraries for them, and each page's sheet parsed).
 */
export function spareSimulation(): void {
  jest.doMock('miniprogram-compiler', () => ({ wxmlToJs: compileOnce }));
  jest.doMock('miniprogram-simulate/src/wxss', () => ({
    getContent: () => '',
    compile: () => '',
    insert: () => undefined,
  }));
}
