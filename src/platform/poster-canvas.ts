import Taro from '@tarojs/taro';

const idOnPage = 'picture-canvas';
/** Where the page keeps the canvas that a picture is drawn on; undefined where it needs none. */
export const canvasId: string | undefined = idOnPage;

interface CanvasNode {
  width: number;
  height: number;
  getContext: (kind: '2d') => CanvasRenderingContext2D;
  createImage: () => HTMLImageElement;
}

interface Size {
  width: number;
  height: number;
}

type Draw = (pen: CanvasRenderingContext2D, picture: HTMLImageElement) => void;

/** Draws with a loaded picture and gives the result as a file of the phone. Rejects where the phone cannot. */
export async function drawnPicture(
  { width, height }: Size,
  src: string,
  draw: Draw,
): Promise<string> {
  const canvas = await canvasOfPage();
  canvas.width = width;
  canvas.height = height;
  const picture = await loaded(canvas, src);
  draw(canvas.getContext('2d'), picture);
  return fileOf(canvas, { width, height });
}

/** The same with nothing to load. */
export async function drawnSheet(
  { width, height }: Size,
  draw: (pen: CanvasRenderingContext2D) => void,
): Promise<string> {
  const canvas = await canvasOfPage();
  canvas.width = width;
  canvas.height = height;
  draw(canvas.getContext('2d'));
  return fileOf(canvas, { width, height });
}

async function fileOf(canvas: CanvasNode, { width, height }: Size): Promise<string> {
  const whole = { x: 0, y: 0, width, height, destWidth: width, destHeight: height };
  const file = await Taro.canvasToTempFilePath({
    ...whole,
    canvas: canvas as unknown as Taro.Canvas,
    fileType: 'png',
  });
  return file.tempFilePath;
}

export type SaveOutcome = 'saved' | 'cancelled' | 'not-permitted' | 'failed';

/** Puts a picture into the phone's album, from where it is printed or sent to a computer. */
export async function savePicture(filePath: string, _name: string): Promise<SaveOutcome> {
  try {
    await Taro.saveImageToPhotosAlbum({ filePath });
    return 'saved';
  } catch (error) {
    return outcomeOf((error as { errMsg?: string }).errMsg ?? '');
  }
}

function outcomeOf(errMsg: string): SaveOutcome {
  if (/cancel/u.test(errMsg)) return 'cancelled';
  return /auth|permission|deny/u.test(errMsg) ? 'not-permitted' : 'failed';
}

function canvasOfPage(): Promise<CanvasNode> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${idOnPage}`)
      .fields({ node: true })
      .exec((found: ({ node?: CanvasNode } | null)[]) => {
        const node = found[0]?.node;
        if (node) resolve(node);
        else reject(new Error('the page has no canvas'));
      });
  });
}

function loaded(canvas: CanvasNode, src: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = canvas.createImage();
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(new Error('the picture of the code did not load'));
    picture.src = src;
  });
}
