import { defineTimer } from '../shared/runtime/define-function';
import { deleteExports } from './delete-exports';

export const main = defineTimer('retain', deleteExports);
