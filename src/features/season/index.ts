export { NoSeasonCard } from './components/guest-card';
export { HomeBlocks } from './components/home-blocks';
export { HomeHead } from './components/home-head';
export { useOverview } from './use-overview';
