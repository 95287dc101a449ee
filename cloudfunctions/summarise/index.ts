import { defineTimer } from '../shared/runtime/define-function';
import { summariseSeason } from './summarise-season';

export const main = defineTimer('summarise', summariseSeason);
