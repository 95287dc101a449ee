import type { ChosenFile } from './chosen-file.h5';
import { fittingSize } from './picture-size';

const quality = 0.85;

/** A picture as small as WeChat's check of contents wants it; as it is where the browser cannot open it. */
export async function fittingPicture(picture: ChosenFile): Promise<ChosenFile> {
  const bitmap = await createImageBitmap(picture.handle).catch(() => undefined);
  const size = bitmap && fittingSize(bitmap);
  if (!size) return picture;
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, size.width, size.height);
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', quality),
  );
  if (!blob) return picture;
  const name = picture.name.replace(/\.[^.]*$/u, '.jpg');
  return { name, bytes: blob.size, handle: new File([blob], name, { type: blob.type }) };
}
