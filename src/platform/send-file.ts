import Taro from '@tarojs/taro';
import type { ChosenFile } from './chosen-file';

/** Puts a file into the cloud's storage at the place that the server named. Answers its id, or undefined if it did not arrive. */
export function sendFile(
  { handle }: ChosenFile,
  cloudPath: string,
  onProgress: (share: number) => void,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const task = Taro.cloud.uploadFile({
      cloudPath,
      filePath: handle,
      success: ({ fileID }) => resolve(fileID),
      fail: () => resolve(undefined),
    }) as unknown as { onProgressUpdate?: Taro.UploadTask['onProgressUpdate'] };
    task.onProgressUpdate?.(({ progress }) => onProgress(progress / 100));
  });
}
