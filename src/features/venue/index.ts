export { VenueEditor } from './components/venue-editor';
export { VenuePage } from './components/venue-page';
export { Venues } from './components/venues';
