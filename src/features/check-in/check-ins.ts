import { serverNowMs } from '@/platform/clock';
import { onBackOnline } from '@/platform/network';
import { readStored, writeStored } from '@/platform/storage';
import { createStore, useStore } from '@/platform/store';
import { redeem } from './api';
import { createCheckInQueue, type RedeemResult } from './check-in-queue';
import type { WaitingCheckIn } from './waiting-check-in';

const waitingKey = 'own.checkIns';
const newsKey = 'own.checkInAnswers';

/** An answer to a kept code that came while nobody was looking. */
interface News {
  code: string;
  result: RedeemResult;
}

const readWaiting = () => readStored<WaitingCheckIn[]>(waitingKey) ?? [];
const waiting = createStore<readonly WaitingCheckIn[]>(readWaiting());

/** Read from the storage every time: another window of the same browser may have written it. */
const readNews = () => readStored<News[]>(newsKey) ?? [];
/** Oldest first; each stays until the person has taken note of it. */
const news = createStore<readonly News[]>(readNews());

/** The check-ins of this phone that wait for the server. */
export const checkInQueue = createCheckInQueue({
  read: readWaiting,
  write(list) {
    const kept = writeStored(waitingKey, list);
    waiting.set(readWaiting());
    return kept;
  },
  send: redeem,
  settle: (code, result) =>
    code === watched ||
    keepNews([...readNews().filter((one) => one.code !== code), { code, result }]),
  nowMs: Date.now,
  serverMs: serverNowMs,
  later(task, ms) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
});

/** The code whose answer a screen is waiting for; its answer is no news. */
let watched: string | undefined;

/** Says which code's answer is being looked at; undefined when the screen is left. */
export function watchCode(code: string | undefined): void {
  watched = code;
}

onBackOnline(() => void checkInQueue.resume());

function keepNews(list: readonly News[]): boolean {
  const kept = writeStored(newsKey, list);
  news.set(readNews());
  return kept;
}

/** The codes that wait, what was answered meanwhile, and how to take note of one answer. */
export function useWaitingCheckIns() {
  return {
    waiting: useStore(waiting),
    news: useStore(news),
    takeNote: (noted: News) => keepNews(readNews().filter((one) => one.code !== noted.code)),
  };
}
