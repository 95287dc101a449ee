export { JoinRequestsRow } from './components/join-requests-row';
