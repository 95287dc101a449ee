import { fittingPicture } from './fitting-picture.h5';

/** A file that the person has picked, before it is sent. */
export interface ChosenFile {
  name: string;
  bytes: number;
  /** What the platform needs to send it. */
  handle: File;
}

/** Lets the person pick a file of these kinds. To be called from a tap. Undefined when nothing was picked. */
export function chooseFile(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = extensions.map((extension) => `.${extension}`).join(',');
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      const chosen = file && { name: file.name, bytes: file.size, handle: file };
      resolve(chosen && extensions.includes('png') ? fittingPicture(chosen) : chosen);
    });
    input.click();
  });
}
