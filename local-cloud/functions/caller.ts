/** Who calls a function, as the platform tells it; never taken from what a client sends. */
export interface Caller {
  /** Absent for timers. Must hold a letter: the SDK turns texts of digits into numbers. */
  openid?: string;
  unionid?: string;
  ip?: string;
  source?: 'wx_client' | 'wx_trigger';
}

/** App id that every caller of the local cloud seems to come from. */
export const LOCAL_APP_ID = 'wx0000000000local';
export const LOCAL_ENV_ID = 'local-cloud';

/** What the SDK needs to speak to a gateway of our own instead of the platform; found by reading and running it. */
export function redirection(gatewayUrl: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: gatewayUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: LOCAL_ENV_ID,
    TCB_ENV: LOCAL_ENV_ID,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    WX_CONTEXT_KEYS: '',
  };
}

/** Environment of one call; null removes what the call before may have left. */
export function callEnvironment(caller: Caller, token: string): Record<string, string | null> {
  if (caller.openid !== undefined && /^\d+$/.test(caller.openid)) {
    throw new Error('an openid of digits only would reach the function as a number');
  }
  const isTimer = caller.source === 'wx_trigger';
  const context: Record<string, string | null> = {
    WX_OPENID: caller.openid ?? null,
    WX_APPID: LOCAL_APP_ID,
    WX_UNIONID: caller.unionid ?? null,
    WX_API_TOKEN: token,
    WX_CLIENTIP: isTimer ? null : (caller.ip ?? '127.0.0.1'),
  };
  const keys = Object.keys(context).filter((key) => context[key] !== null);
  return {
    ...context,
    WX_CONTEXT_KEYS: keys.join(','),
    TCB_SOURCE: caller.source ?? 'wx_client',
    TRIGGER_SRC: isTimer ? 'timer' : null,
  };
}
