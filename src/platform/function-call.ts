import Taro from '@tarojs/taro';
import { TransportFailure, type Invoke } from './transport';

/** Opens the mini-program's cloud environment; once, before the first call. */
export function openCloud(): void {
  Taro.cloud.init({
    traceUser: false,
    ...(CLOUD_ENVIRONMENT === '' ? {} : { env: CLOUD_ENVIRONMENT }),
  });
}

/** Calls a cloud function through WeChat, which tells the function who calls. */
export const invoke: Invoke = (name, event, timeoutMs) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TransportFailure('TIMED_OUT')), timeoutMs);
    Taro.cloud.callFunction({
      name,
      data: event,
      success: (answer) => {
        clearTimeout(timer);
        resolve(answer.result);
      },
      fail: (error: { errMsg?: string }) => {
        clearTimeout(timer);
        const timedOut = /time(?:d )?\s?out/iu.test(error.errMsg ?? '');
        reject(new TransportFailure(timedOut ? 'TIMED_OUT' : 'NETWORK_FAILED'));
      },
    });
  });
