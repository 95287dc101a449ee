import { defineTimer } from '../shared/runtime/define-function';
import { deleteExports } from './delete-exports';
import { deleteLeftFiles } from './delete-left-files';
import { deleteUploads } from './delete-uploads';
import { eraseOldSeasons } from './erase-old-seasons';
import { finishErasures } from './finish-erasures';
import { forgetRefusedScans } from './forget-refused-scans';
import { forgetReminders } from './forget-reminders';
import { forgetWaitingCheckIns } from './forget-waiting-check-ins';
import { forgetWrongCodes } from './forget-wrong-codes';

export const main = defineTimer('retain', async (context) => ({
  ...(await deleteExports(context)),
  ...(await deleteUploads(context)),
  ...(await deleteLeftFiles(context)),
  ...(await forgetRefusedScans(context)),
  ...(await forgetWaitingCheckIns(context)),
  ...(await forgetReminders(context)),
  ...(await forgetWrongCodes(context)),
  ...(await finishErasures(context)),
  ...(await eraseOldSeasons(context)),
}));
