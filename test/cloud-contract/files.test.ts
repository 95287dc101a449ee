import { OWN_FILES, useTarget } from './target';

/** Storage: what goes up comes down, by its id and by a temporary address, until it is deleted. */
const uploaded: string[] = [];
// Registered first: the target's own end would leave nobody to ask.
afterAll(() => remove(uploaded));
const target = useTarget();
const upload = async (name: string, text: string): Promise<string> => {
  const cloudPath = `${OWN_FILES}/${name}`;
  const { fileID } = (await target.sdk.cloud.uploadFile({
    cloudPath,
    fileContent: Buffer.from(text),
  })) as { fileID: string };
  uploaded.push(fileID);
  return fileID;
};
interface FileAnswer {
  fileID: string;
  status: number;
  tempFileURL?: string;
}
const urlsOf = async (fileList: string[]): Promise<FileAnswer[]> =>
  ((await target.sdk.cloud.getTempFileURL({ fileList })) as { fileList: FileAnswer[] }).fileList;
const remove = async (fileList: string[]): Promise<FileAnswer[]> =>
  ((await target.sdk.cloud.deleteFile({ fileList })) as { fileList: FileAnswer[] }).fileList;

it('gives an id that holds the path, and the content back', async () => {
  const fileID = await upload('2026/报告 一.csv', '甲,1');
  expect(fileID).toMatch(/^cloud:\/\/[^/]+\/winter-study-contract\/2026\/报告 一\.csv$/u);
  const { fileContent } = (await target.sdk.cloud.downloadFile({ fileID })) as {
    fileContent: Buffer;
  };
  expect(fileContent.toString()).toBe('甲,1');
});

it('replaces a file whole', async () => {
  await upload('again.txt', 'the first and longer one');
  const fileID = await upload('again.txt', 'second');
  const { fileContent } = (await target.sdk.cloud.downloadFile({ fileID })) as {
    fileContent: Buffer;
  };
  expect(fileContent.toString()).toBe('second');
});

it('gives addresses that a browser can read, in parts too', async () => {
  const [found] = await urlsOf([await upload('part.txt', '0123456789')]);
  expect(found?.status).toBe(0);
  const url = found?.tempFileURL ?? '';
  expect(await (await fetch(url)).text()).toBe('0123456789');
  const part = await fetch(url, { headers: { range: 'bytes=2-4' } });
  expect([part.status, await part.text()]).toEqual([206, '234']);
});

it('deletes, and says of each file whether it was there', async () => {
  const fileID = await upload('gone.txt', 'x');
  const [removed] = await remove([fileID]);
  expect(removed).toMatchObject({ fileID, status: 0 });
  const [gone] = await urlsOf([fileID]);
  expect(gone?.status).not.toBe(0);
  const download = target.sdk.cloud.downloadFile({ fileID }) as Promise<unknown>;
  await expect(download).rejects.toBeDefined();
});
