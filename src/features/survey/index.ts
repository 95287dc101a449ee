export { SurveyEditor } from './components/survey-editor';
export { SurveyEntry } from './components/survey-entry';
export { SurveyPage } from './components/survey-page';
export { Surveys } from './components/surveys';
