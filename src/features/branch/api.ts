import { call } from '@/platform/cloud';

export const askGlance = (branchId: string | undefined) =>
  call('branch', 'glance', branchId === undefined ? {} : { branchId });

export const findBranches = (search = '') =>
  call('branch', 'branches', search === '' ? {} : { search });

export const nudge = (memberId: string) => call('branch', 'nudge', { memberId });

export const askMessages = () => call('branch', 'messages', {});

export const allowMessage = () => call('branch', 'allowMessage', {});
