/** Rows as a file has them, before their texts are put in order. */
export interface RawTable {
  rows: TableRow[];
  warnings: TableWarning[];
}

export interface TableRow {
  /** Number of the row in the file, from 1: what a person finds it by. */
  line: number;
  cells: string[];
}

/**
 * formula: the value that was last worked out was read; merged: the value stands in every row of the merged cell; fault: a formula
 * without a value (#REF!), read as empty.
 */
export interface TableWarning {
  kind: 'formula' | 'merged' | 'fault';
  line: number;
  /** From 1. */
  column: number;
}
