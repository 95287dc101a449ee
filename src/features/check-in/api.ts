import { call } from '@/platform/cloud';

/** Redeems a scanned code. Safe to repeat: the server credits a member once per session. */
export const redeem = (code: string) => call('check-in', 'redeem', { code });
