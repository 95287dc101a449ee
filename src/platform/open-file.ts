import Taro from '@tarojs/taro';

/** Files of ours in the phone's user folder; emptied before a new one comes, as they hold names of people. */
const folder = () => `${Taro.env.USER_DATA_PATH ?? ''}/exports`;

/** Names in file systems and in WeChat's forwarding: no separators, not too long. */
const safeName = (name: string) => name.replace(/[\\/:*?"<>|\s]+/gu, '-').slice(-80);

/** Loads a spreadsheet and opens it in WeChat's viewer, with its menu to forward or save it. False if it could not be had. */
export async function openSpreadsheet(url: string, fileName: string): Promise<boolean> {
  try {
    emptyFolder();
    const { statusCode, filePath } = await Taro.downloadFile({
      url,
      filePath: `${folder()}/${safeName(fileName)}`,
    });
    if (statusCode !== 200) return false;
    await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true });
    return true;
  } catch {
    // No network, no room, or a viewer that refuses: for the person the file did not come, and asking again is all there is to do.
    return false;
  }
}

/**
 * Hands a text over as a file of this name: here WeChat's choice of a chat to forward it to. To be called from a tap.
 * False if it could not be had; giving it up is the person's own affair.
 */
export async function handOverText(text: string, fileName: string): Promise<boolean> {
  try {
    emptyFolder();
    const name = safeName(fileName);
    const filePath = `${folder()}/${name}`;
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
    await Taro.shareFileMessage({ filePath, fileName: name });
    return true;
  } catch (error) {
    return (error as { errMsg?: string }).errMsg?.includes('cancel') ?? false;
  }
}

function emptyFolder(): void {
  const files = Taro.getFileSystemManager();
  try {
    files.rmdirSync(folder(), true);
  } catch {
    // It was not there: nothing to empty.
  }
  files.mkdirSync(folder(), true);
}
