// What a page is told when children of a node come, go or change: Taro sends all children of that node anew, with everything below
// them. This compares with what the page has already and sends the difference. Runs inside the mini-program.

/** A node as Taro hands it to its templates: its kind, its identity, its children, and attributes under short names. */
interface Sent {
  nn: string;
  sid: string;
  cn?: Sent[];
  [attribute: string]: unknown;
}

type Update = Record<string, unknown>;

/** The update that leads from `data`, which the page has, to the same as `update`. */
export function lesserUpdate(data: object, update: Update): Update {
  const lesser: Update = {};
  for (const [path, value] of Object.entries(update)) {
    if (/\.cn$/.test(path) && Array.isArray(value)) {
      addChildren(lesser, path, childrenAt(data, path), value as Sent[]);
    } else lesser[path] = value;
  }
  return lesser;
}

/** A list cannot be shortened but as a whole, and one with nobody in the old place is better sent so. */
function addChildren(lesser: Update, path: string, before: Sent[], after: Sent[]): void {
  const kept = after.some((node, index) => isSame(before[index], node));
  if (!kept || after.length < before.length) lesser[path] = after;
  else after.forEach((node, index) => addNode(lesser, `${path}.[${index}]`, before[index], node));
}

function addNode(lesser: Update, path: string, before: Sent | undefined, after: Sent): void {
  if (!isSame(before, after) || hasLost(before, after)) {
    lesser[path] = after;
    return;
  }
  for (const [key, value] of Object.entries(after)) {
    if (key !== 'cn' && (value !== before[key] || typeof value === 'object')) {
      lesser[`${path}.${key}`] = value;
    }
  }
  const [had, has] = [before.cn ?? [], after.cn ?? []];
  if (had.length + has.length > 0) addChildren(lesser, `${path}.cn`, had, has);
}

function isSame(before: Sent | undefined, after: Sent): before is Sent {
  return before?.sid === after.sid && before.nn === after.nn;
}

function hasLost(before: Sent, after: Sent): boolean {
  return Object.keys(before).some((key) => key !== 'cn' && !(key in after));
}

/** The children at a path as Taro writes them, `root.cn.[0].cn`. */
function childrenAt(data: object, path: string): Sent[] {
  const value = path
    .split('.')
    .reduce<unknown>(
      (part, key) => (part as Update | undefined)?.[key.replace(/[[\]]/g, '')],
      data,
    );
  return Array.isArray(value) ? (value as Sent[]) : [];
}
