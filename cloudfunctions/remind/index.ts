import { defineTimer } from '../shared/runtime/define-function';
import { remind } from './remind';

export const main = defineTimer('remind', remind);
