import { surveyRequests } from '../shared/contract/survey';
import { defineFunction } from '../shared/runtime/define-function';
import { answerSurvey } from './answer-survey';
import { closeSurvey, defineSurvey, editSurvey, openSurvey, removeSurvey } from './change-survey';
import { listSurveys, showSurvey } from './show-surveys';
import { showResults } from './show-results';

export const main = defineFunction('survey', surveyRequests, {
  list: { access: 'member', run: listSurveys },
  show: { access: 'member', run: showSurvey },
  answer: { access: 'member', run: answerSurvey },
  define: { access: 'member', run: defineSurvey },
  edit: { access: 'member', run: editSurvey },
  open: { access: 'member', run: openSurvey },
  close: { access: 'member', run: closeSurvey },
  remove: { access: 'member', run: removeSurvey },
  results: { access: 'member', run: showResults },
});
