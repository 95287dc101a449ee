import type { MiniProgram } from './mini-program';

/** What one or several setData calls came to; `bytes` as UTF-8 JSON, which is what crosses to the view. */
export interface SetDataFigures {
  calls: number;
  bytes: number;
}

/** The tree on the screen: elements of the page in front, its tab bar left out, and how deep they stand. */
export interface TreeFigures {
  nodes: number;
  depth: number;
}

/** Counts the setData calls of a mini-program from now on; `take` answers those since the last time, pages and tab bars apart. */
export class SetDataCount {
  private calls: { of: 'page' | 'bar'; bytes: number }[] = [];

  constructor(app: MiniProgram) {
    app.onSetData = (data, of) =>
      this.calls.push({ of, bytes: Buffer.byteLength(JSON.stringify(data)) });
  }

  get hasSome(): boolean {
    return this.calls.length > 0;
  }

  take(): Record<'page' | 'bar', SetDataFigures> {
    const calls = this.calls.splice(0);
    const figuresOf = (whose: 'page' | 'bar'): SetDataFigures => {
      const own = calls.filter(({ of }) => of === whose);
      return { calls: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
    };
    return { page: figuresOf('page'), bar: figuresOf('bar') };
  }
}

export function treeOf(app: MiniProgram): TreeFigures {
  let nodes = 0;
  let depth = 0;
  const walk = (element: Element, level: number): void => {
    if (!element.tagName.startsWith('WX-')) {
      for (const child of element.children) walk(child, level);
      return;
    }
    nodes += 1;
    depth = Math.max(depth, level);
    for (const child of element.children) walk(child, level + 1);
  };
  const [page] = app.page.host.children;
  if (page) walk(page, 1);
  return { nodes, depth };
}
