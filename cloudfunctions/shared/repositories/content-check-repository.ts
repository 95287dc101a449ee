import { platform } from './platform';

/** Characters of one question, by WeChat's documentation. */
export const mostCheckedCharacters = 2_500;

/** Where texts stand, in WeChat's numbers: 3, what many read. */
const scene = 3;

/**
 * What WeChat's check of contents says of a text by somebody who has used the mini-program lately. unavailable: it did not answer, or with
 * a number of its own.
 */
export async function check(
  openid: string,
  content: string,
): Promise<'pass' | 'refused' | 'unavailable'> {
  const { security } = platform().openapi as {
    security: { msgSecCheck: (request: object) => Promise<CheckAnswer> };
  };
  try {
    const { result } = await security.msgSecCheck({ version: 2, openid, scene, content });
    if (!result?.suggest) return 'unavailable';
    return result.suggest === 'pass' ? 'pass' : 'refused';
  } catch (error) {
    const { errCode, errMsg } = error as { errCode?: unknown; errMsg?: unknown };
    if (typeof errCode !== 'number' && typeof errMsg !== 'string') throw error;
    return 'unavailable';
  }
}

/** WeChat's number for a picture that it refuses, and for one of a size that it does not look at. */
const refusedPictures: readonly unknown[] = [87014, 40006];

/** The same of a JPEG or PNG, which by WeChat's documentation has at most 1 MB and 750 × 1,334 pixels. */
export async function checkPicture(value: Buffer): Promise<'pass' | 'refused' | 'unavailable'> {
  const { security } = platform().openapi as {
    security: { imgSecCheck: (request: object) => Promise<unknown> };
  };
  const contentType = value[0] === 0xff ? 'image/jpeg' : 'image/png';
  try {
    await security.imgSecCheck({ media: { contentType, value } });
    return 'pass';
  } catch (error) {
    const { errCode, errMsg } = error as { errCode?: unknown; errMsg?: unknown };
    if (refusedPictures.includes(errCode)) return 'refused';
    if (typeof errCode !== 'number' && typeof errMsg !== 'string') throw error;
    return 'unavailable';
  }
}

interface CheckAnswer {
  result?: { suggest?: string };
}
