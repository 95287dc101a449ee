export { ActivityEditor } from './components/activity-editor';
export { ActivityPage } from './components/activity-page';
export { ActivityPeoplePage } from './components/activity-people';
export { OwnServicesPage } from './components/own-services';
export { ReportForm } from './components/report-form';
export { ServiceDesk } from './components/service-desk';
