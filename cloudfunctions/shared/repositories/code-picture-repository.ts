import { StoreBusy, platform } from './platform';

interface CodePicture {
  contentType: string;
  buffer: Buffer;
}

/** WeChat's own words for "too often" and "too many a minute" of `wxacode.getUnlimited`. */
const busyCodes: readonly unknown[] = [45009, -1];

/**
 * WeChat's own code for a page with a scene (at most 32 characters), as a data URL, or the number with which
 * WeChat refuses to draw it. Throws StoreBusy where it is only too busy.
 */
export async function miniProgramCode(
  scene: string,
  page: string,
  widthPx: number,
): Promise<{ picture: string } | { refusedWith: number }> {
  try {
    const { wxacode } = platform().openapi as {
      wxacode: { getUnlimited: (request: object) => Promise<CodePicture> };
    };
    // Not checked against the published version: the first poster is printed before the first release is out.
    const request = { scene, page, width: widthPx, checkPath: false };
    const { contentType, buffer } = await wxacode.getUnlimited(request);
    const base64 = Buffer.from(buffer).toString('base64');
    return { picture: `data:${contentType};base64,${base64}` };
  } catch (error) {
    const { errCode } = error as { errCode?: unknown };
    if (busyCodes.includes(errCode)) throw new StoreBusy('wxacode.getUnlimited');
    if (typeof errCode !== 'number') throw error;
    return { refusedWith: errCode };
  }
}
