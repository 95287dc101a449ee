import { defineTimer } from '../shared/runtime/define-function';
import { settleSessions } from './settle-sessions';

export const main = defineTimer('settle', settleSessions);
