import { StoreBusy, platform } from './platform';

/** WeChat's words for "no such code, or too old" and "used before". */
const invalidCodes: readonly unknown[] = [40029, 40163];
/** "System busy" and "too often a minute". */
const busyCodes: readonly unknown[] = [-1, 45009, 45011];

interface PhoneAnswer {
  phoneInfo?: { purePhoneNumber?: string; countryCode?: string };
}

/**
 * The number that WeChat has verified of whoever tapped its button, with the country in front; WeChat says it once for each code. Throws
 * StoreBusy where it is only too busy. Nothing of it may reach a log.
 */
export async function ofCode(
  code: string,
): Promise<{ phone: string } | { refusedWith: number } | 'invalid'> {
  try {
    const { phonenumber } = platform().openapi as {
      phonenumber: { getPhoneNumber: (request: object) => Promise<PhoneAnswer> };
    };
    const { phoneInfo } = await phonenumber.getPhoneNumber({ code });
    const { purePhoneNumber = '', countryCode = '' } = phoneInfo ?? {};
    return { phone: `+${countryCode}${purePhoneNumber}` };
  } catch (error) {
    const { errCode } = error as { errCode?: unknown };
    if (invalidCodes.includes(errCode)) return 'invalid';
    if (busyCodes.includes(errCode)) throw new StoreBusy('phonenumber.getPhoneNumber');
    if (typeof errCode !== 'number') throw error;
    return { refusedWith: errCode };
  }
}
