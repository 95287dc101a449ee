export { ProjectEditor } from './components/project-editor';
export { ProjectPage } from './components/project-page';
export { Projects } from './components/projects';
