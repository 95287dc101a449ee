import { serverNowMs } from '@/platform/clock';
import { onBackOnline } from '@/platform/network';
import { readStored, writeStored } from '@/platform/storage';
import { createStore, useStore } from '@/platform/store';
import { redeem } from './api';
import { createCheckInQueue, type RedeemResult } from './check-in-queue';
import type { WaitingCheckIn } from './waiting-check-in';

const waitingKey = 'own.checkIns';
const newsKey = 'own.checkInNews';

const readWaiting = () => readStored<WaitingCheckIn[]>(waitingKey) ?? [];
const count = createStore(readWaiting().length);

/** Answers to kept codes that came while nobody was looking, oldest first. */
const news = createStore<readonly RedeemResult[]>(readStored<RedeemResult[]>(newsKey) ?? []);

/** The check-ins of this phone that wait for the server. */
export const checkInQueue = createCheckInQueue({
  read: readWaiting,
  write(list) {
    const kept = writeStored(waitingKey, list);
    count.set(readWaiting().length);
    return kept;
  },
  send: redeem,
  nowMs: serverNowMs,
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

checkInQueue.onAnswer((code, result, final) => {
  if (final && code !== watched) keepNews([...news.get(), result]);
});

onBackOnline(() => void checkInQueue.resume());

function keepNews(list: readonly RedeemResult[]): void {
  writeStored(newsKey, list);
  news.set(list);
}

/** How many codes wait, what was answered meanwhile, and how to take note of it. */
export function useWaitingCheckIns() {
  return { waiting: useStore(count), news: useStore(news), takeNote: () => keepNews([]) };
}
