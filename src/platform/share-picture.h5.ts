/** Browsers of phones can hand files to other apps; others only save them. */
export const canSharePicture = () =>
  'canShare' in navigator &&
  navigator.canShare({ files: [new File([], 'a.png', { type: 'image/png' })] });

/** Opens the browser's sharing of a picture given as a data URL. Closing it is no failure; false where it did not open. */
export async function sharePicture(url: string, name: string): Promise<boolean> {
  try {
    const picture = await (await fetch(url)).blob();
    await navigator.share({ files: [new File([picture], `${name}.png`, { type: 'image/png' })] });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
