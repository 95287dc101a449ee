import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { FunctionName } from '../../cloudfunctions/shared/contract';
import {
  freeTextsOf,
  readByNobody,
  together,
  uncheckedActions,
} from '../../cloudfunctions/shared/domain/free-text';
import { allActions } from '../attack/requests';

interface Shape {
  type?: string;
  pattern?: string;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
}

/** Names of the fields that take text: any words, or else a pattern or a choice. */
function textFieldsOf(shape: Shape, any: boolean, field = ''): string[] {
  const { anyOf = [], oneOf = [], allOf = [], properties = {}, items } = shape;
  const isAny =
    !('enum' in shape || 'const' in shape) &&
    ![shape, ...allOf].some(({ pattern }) => pattern !== undefined);
  return [
    ...(shape.type === 'string' && isAny === any ? [field] : []),
    ...[...anyOf, ...oneOf].flatMap((one) => textFieldsOf(one, any, field)),
    ...(items ? textFieldsOf(items, any, field) : []),
    ...Object.entries(properties).flatMap(([key, one]) => textFieldsOf(one, any, key)),
  ];
}

const actions = allActions().map(({ name, action, schema }) => {
  const shape = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Shape;
  const [fields, choices] = [true, false].map((any) => textFieldsOf(shape, any));
  return { name: name as FunctionName, action, fields: fields ?? [], choices: choices ?? [] };
});
const checked = actions.filter(
  ({ name, action, fields }) =>
    !(action in (uncheckedActions[name] ?? {})) && fields.some((one) => !readByNobody.has(one)),
);

describe('words that others will read', () => {
  it('are known for what they are, in every field of every request', () => {
    const unknown = checked.flatMap(({ name, action, fields }) =>
      fields
        .filter((one) => !readByNobody.has(one))
        .filter((one) => freeTextsOf(name, action, { [one]: '字' }).length === 0)
        .map((one) => `${name}.${action}: ${one}`),
    );
    expect(unknown).toEqual([]);
    expect(checked.length).toBeGreaterThan(40);
  });

  it('are not taken for such where they are ids and choices', () => {
    const taken = actions.flatMap(({ name, action, choices }) =>
      choices
        .filter((one) => freeTextsOf(name, action, { [one]: '字' }).length > 0)
        .map((one) => `${name}.${action}: ${one}`),
    );
    expect(taken).toEqual([]);
  });

  it('are let through unchecked only by actions that take some', () => {
    const named = Object.entries(uncheckedActions).flatMap(([name, all]) =>
      Object.keys(all).map((action) => `${name}.${action}`),
    );
    const taking = actions.filter(({ fields }) => fields.length > 0);
    expect(taking.map(({ name, action }) => `${name}.${action}`)).toEqual(
      expect.arrayContaining(named),
    );
  });

  it.each([...new Set(checked.map(({ name }) => name))])(
    'may be shown to WeChat by the function %s',
    (name) => {
      const file = path.join(__dirname, '../../cloudfunctions', name, 'config.json');
      const { permissions } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
        permissions: { openapi: string[] };
      };
      expect(permissions.openapi).toContain('security.msgSecCheck');
    },
  );

  it('are each asked about once, and as many at a time as fit', () => {
    const marks = ['病假', '出差', '病假'].map((reason) => ({ memberId: 'm1', reason }));
    expect(freeTextsOf('attendance', 'mark', { sessionId: 'S', marks })).toEqual(['病假', '出差']);
    expect(together(['一二', '三', '四五六'], 4)).toEqual(['一二\n三', '四五六']);
    expect(together([], 4)).toEqual([]);
  });
});
