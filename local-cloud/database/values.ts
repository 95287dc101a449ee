/** A document in memory: plain objects, arrays, strings, numbers, booleans, null, Date and RegExp. */
export type Document = Record<string, unknown>;
/** A document that has been given its id. */
export type StoredDocument = Document & { _id: DocumentId };
/** The SDK allows texts and numbers as ids. */
export type DocumentId = string | number;
export type Scalar = string | number | boolean | null | Date;

export function isPlainObject(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !isDate(value) &&
    !isRegExp(value)
  );
}

/** By tag, not by `instanceof`: test runners hand over values made in another realm. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}

export function isScalar(value: unknown): value is Scalar {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    isDate(value)
  );
}

export function isDocumentId(value: unknown): value is DocumentId {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

/** Value at a dotted path; a numeric segment reads an array position, other segments do not enter arrays. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const segment of path.split('.')) {
    if (typeof value !== 'object' || value === null || isDate(value)) return undefined;
    if (!Object.hasOwn(value, segment)) return undefined;
    if (segment === 'length' && Array.isArray(value)) return undefined;
    value = (value as Document)[segment];
  }
  return value;
}

export function deepClone<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => deepClone(item)) as T;
  if (!isPlainObject(value)) return value;
  const copy: Document = {};
  for (const key of Object.keys(value)) setOwn(copy, key, deepClone(value[key]));
  return copy as T;
}

/** Assignment that treats `__proto__` as the ordinary field name it is in a document. */
export function setOwn(target: Document, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}
