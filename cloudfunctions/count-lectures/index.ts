import { defineTimer } from '../shared/runtime/define-function';
import { countLectures } from './count-lectures';

export const main = defineTimer('count-lectures', countLectures);
