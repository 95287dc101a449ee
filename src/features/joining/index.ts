export { ImportPage } from './components/import-page';
export { InvitationPage } from './components/invitation-page';
export { JoinPage } from './components/join-page';
export { OrganisationPage } from './components/organisation-page';
export { PeoplePage } from './components/people-page';
export { RequestsPage } from './components/requests-page';
