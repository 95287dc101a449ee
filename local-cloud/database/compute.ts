import { evalExpr } from 'mingo/core';
import * as mingo from 'mingo/operators/expression';
import type { Options } from 'mingo/types';

/** An expression's operator: of a document, or of the documents of a group. */
export type Compute = (document: unknown, operand: unknown, options: Options) => unknown;

/** Operands were checked before: see expression-check. */
/** Value of an expression. */
export const valueOf: Compute = (document, operand, options) =>
  evalExpr(document, operand, options);

/** Whether there is no value, or null. */
export const isNothing = (value: unknown): boolean => value === null || value === undefined;

/** @throws CloudError or mingo's error for values that the operator does not take */
export const asMingo = (operator: string, ...given: Parameters<Compute>): unknown =>
  (mingo as unknown as Record<string, Compute>)[operator]?.(...given);
