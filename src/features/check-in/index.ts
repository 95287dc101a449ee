export { ScannerView } from './components/scanner-view';
export { CheckIn } from './components/check-in';
export { WaitingStrip } from './components/waiting-strip';
