import { reminderRequests } from '../shared/contract/reminder';
import { defineFunction } from '../shared/runtime/define-function';
import { chooseReminders, noteRead } from './choose-reminders';
import { listReminders } from './list-reminders';

export const main = defineFunction('reminder', reminderRequests, {
  list: { access: 'member', run: listReminders },
  read: { access: 'member', run: noteRead },
  choose: { access: 'member', run: chooseReminders },
});
