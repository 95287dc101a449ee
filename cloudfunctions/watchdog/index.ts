import { defineTimer } from '../shared/runtime/define-function';
import { watch } from './watch';

export const main = defineTimer('watchdog', watch);
