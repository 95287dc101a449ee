/** WeChat's scanner covers the whole screen; nothing is drawn beneath it. */
export function ScannerView() {
  return null;
}
