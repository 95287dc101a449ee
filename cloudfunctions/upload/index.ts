import { uploadRequests } from '../shared/contract/upload';
import { defineFunction } from '../shared/runtime/define-function';
import { beginUpload } from './begin-upload';
import { finishUpload } from './finish-upload';

export const main = defineFunction('upload', uploadRequests, {
  begin: { access: 'member', run: beginUpload },
  finish: { access: 'member', run: finishUpload },
});
