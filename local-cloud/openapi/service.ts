import type { Clock } from '../clock';
import type { FunctionsService } from '../functions/service';
import { openInterfaces, type OpenInterface } from './interfaces';
import { PhoneCodes } from './phone-codes';
import { decodeArguments, encodeReply } from './wire-format';

/** One call of an open interface, kept so that tests and the demo can read what was sent. */
export interface OpenApiCall {
  /** Such as `subscribeMessage.send`. */
  api: string;
  data: Record<string, unknown>;
  functionName: string;
  atMs: number;
}

/** WeChat's codes for "no such interface" and "not permitted". */
const UNKNOWN_API = -604100;
const NOT_PERMITTED = -604101;
/** Calls kept in memory; older ones are dropped. */
const MAX_KEPT = 1000;

/** Open interfaces of WeChat, as functions call them through the SDK. */
export class OpenApiService {
  readonly calls: OpenApiCall[] = [];
  private readonly phoneCodes = new PhoneCodes();
  private readonly interfaces: Readonly<Record<string, OpenInterface>>;

  constructor(
    private readonly functions: Pick<FunctionsService, 'ticketOf' | 'functionOf' | 'lastVisitMs'>,
    private readonly clock: Clock,
  ) {
    this.interfaces = openInterfaces({
      nowMs: () => clock.now(),
      lastVisitMs: (openid) => functions.lastVisitMs(openid),
      phoneCodes: this.phoneCodes,
    });
  }

  /** What WeChat's button hands to a page of whoever has this phone number: holds five minutes, and once. */
  issuePhoneCode(phoneNumber: string): string {
    return this.phoneCodes.issue(phoneNumber, this.clock.now());
  }

  /** Answers a request in WeChat's binary form. Only running functions that declared the interface may call it. */
  answer(parts: ReadonlyMap<string, Buffer>): Buffer {
    const api = parts.get('apiName')?.toString() ?? '';
    const ticket = this.functions.ticketOf(parts.get('wxCloudApiToken')?.toString());
    const call = Object.hasOwn(this.interfaces, api) ? this.interfaces[api] : undefined;
    if (!call) return failure(UNKNOWN_API);
    const permitted = ticket ? this.functions.functionOf(ticket.functionName)?.openapi : undefined;
    if (!ticket || !permitted?.includes(api)) return failure(NOT_PERMITTED);
    const data = decodeArguments(parts.get('requestData') ?? Buffer.alloc(0));
    const { functionName } = ticket;
    this.calls.push({ api, data: withoutBytes(data), functionName, atMs: this.clock.now() });
    if (this.calls.length > MAX_KEPT) this.calls.shift();
    return encodeReply({ systemError: 0, ...call(data) });
  }
}

/** Of files only the sizes are kept. */
const withoutBytes = (data: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Buffer.isBuffer(value) ? `${value.length} bytes` : value,
    ]),
  );

function failure(systemError: number): Buffer {
  return encodeReply({ systemError, contentType: 'application/json', data: Buffer.alloc(0) });
}
