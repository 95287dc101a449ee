import type { Contract } from '@contract/index';
import { call } from '@/platform/cloud';

export const askReminders = () => call('reminder', 'list', {});
export const noteRead = () => call('reminder', 'read', {});
export const chooseReminders = (choice: Contract['reminder']['choose']['request']) =>
  call('reminder', 'choose', choice);
