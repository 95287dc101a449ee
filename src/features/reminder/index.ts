export { ReminderPage } from './components/reminder-page';
