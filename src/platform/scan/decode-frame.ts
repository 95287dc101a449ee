let canvas: HTMLCanvasElement | undefined;

/**
 * The text of a QR code in a picture, or undefined if there is none. The picture is shrunk to `longerSide` px first;
 * after `patienceMs` the decoder makes no further attempt at it. It comes in a file of its own at the first use: most visits never scan.
 */
export async function decodeFrame(
  picture: CanvasImageSource,
  width: number,
  height: number,
  longerSide: number,
  patienceMs: number,
): Promise<string | undefined> {
  const { decodeQR } = await import(/* webpackChunkName: "qr-decoder" */ 'qr/decode.js');
  const scale = Math.min(1, longerSide / Math.max(width, height));
  canvas ??= document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(image, { timeLimit: patienceMs });
  } catch {
    // The decoder throws when a picture holds no readable code, which is the ordinary case.
    return undefined;
  }
}
