import { defineTimer } from '../shared/runtime/define-function';
import { countTasks } from './count-tasks';

export const main = defineTimer('count-tasks', countTasks);
