export { LecturerPage } from './components/lecturer-page';
export { Lecturers } from './components/lecturers';
