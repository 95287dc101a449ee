export { InvitationPoster } from './components/invitation-poster';
export { LecturePoster } from './components/lecture-poster';
export { Poster } from './components/poster';
