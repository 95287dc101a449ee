/** Loads a spreadsheet and hands it to the browser as a download of this name. False if it could not be had. */
export async function openSpreadsheet(url: string, fileName: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) return false;
  download(await response.blob(), fileName);
  return true;
}

/** Hands a text over as a file of this name: here a download. */
export function handOverText(text: string, fileName: string): Promise<boolean> {
  download(new Blob([text], { type: 'application/json' }), fileName);
  return Promise.resolve(true);
}

function download(file: Blob, fileName: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click; within a minute it has.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
