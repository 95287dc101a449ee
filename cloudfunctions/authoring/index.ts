import { authoringRequests } from '../shared/contract/authoring';
import { defineFunction } from '../shared/runtime/define-function';
import { attachFile, detachFile } from './attach-file';
import { beginDraft, takeLecture } from './begin-draft';
import { quizTemplate, readQuizFile } from './import-quiz';
import { listAuthored } from './list-authored';
import { publishLecture } from './publish-lecture';
import { openDraft, removeDraft, saveDraft } from './save-draft';
import { beginVideo, cancelVideo, joinVideo, partArrived } from './send-video';
import { withdrawLecture } from './withdraw-lecture';

export const main = defineFunction('authoring', authoringRequests, {
  list: { access: 'member', run: listAuthored },
  create: { access: 'member', run: beginDraft },
  take: { access: 'member', run: takeLecture },
  open: { access: 'member', run: openDraft },
  save: { access: 'member', run: saveDraft },
  remove: { access: 'member', run: removeDraft },
  beginVideo: { access: 'member', run: beginVideo },
  partArrived: { access: 'member', run: partArrived },
  cancelVideo: { access: 'member', run: cancelVideo },
  joinVideo: { access: 'member', run: joinVideo },
  attach: { access: 'member', run: attachFile },
  detach: { access: 'member', run: detachFile },
  quizTemplate: { access: 'member', run: quizTemplate },
  readQuiz: { access: 'member', run: readQuizFile },
  publish: { access: 'member', run: publishLecture },
  withdraw: { access: 'member', run: withdrawLecture },
});
