// Apart from index.ts, so that the desk's part stays in the sub-package that shows it.
export { BalanceEntry } from './components/balance-entry';
