import { createHash } from 'node:crypto';
import type { ImportPreview } from '../shared/contract/roster';
import { newJob } from '../shared/domain/job';
import { asksPhones } from '../shared/domain/phone';
import type { PlannedLine, RosterPlan } from '../shared/domain/roster-plan';
import type { RosterImportInput } from '../shared/jobs/roster-import';
import { planOfFile, rosterTitles, segmentTitles } from '../shared/jobs/roster-source';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { type ArrivedUpload, ownUpload } from '../shared/runtime/own-upload';
import { organisationsById } from '../shared/runtime/shared-reads';
import { workbookOf } from '../shared/runtime/workbook';

/** Of each kind; more nobody reads on a phone. */
const mostShown = 50;
const mostFaults = 200;
/** Long enough for a slow network. */
const urlLifeSeconds = 3_600;

/** What an uploaded file would change, before it changes anything. */
export async function previewImport(
  { uploadId }: { uploadId: string },
  context: MemberContext,
): Promise<Outcome<ImportPreview>> {
  const upload = await ownUpload(uploadId, 'roster', context);
  if (upload instanceof Refused) return upload;
  const source = await planOfFile(upload.fileId, ownIds(context), context);
  if (source.kind === 'refused')
    return refuse(source.code, source.column === undefined ? {} : { column: source.column });
  return previewOf(source.plan, upload, context);
}

/** Starts to take the file over, as a job; the same file of the same caller is one import, however often it is asked for. */
export async function startImport(
  { uploadId }: { uploadId: string },
  context: MemberContext,
): Promise<Outcome<{ jobId: string }>> {
  const { member, nowMs, random, repositories } = context;
  const upload = await ownUpload(uploadId, 'roster', context);
  if (upload instanceof Refused) return upload;
  const organisationIds = ownIds(context);
  const root = member.orgPath[0] ?? '';
  const [first = root] = organisationIds;
  const orgPath = (await organisationsById([first], nowMs)).get(first)?.path;
  if (!orgPath) return refuse('NOT_ALLOWED');
  const { fileId } = upload;
  const importId = createHash('sha256').update(`roster:${uploadId}`).digest('hex').slice(0, 24);
  const input: RosterImportInput = { importId, fileId, uploadId, organisationIds };
  const jobId = Buffer.from(random(12)).toString('hex');
  try {
    await repositories.jobs.start(
      newJob({
        ...{ jobId, kind: 'roster-import', subjectId: root, orgPath },
        ...{ startedBy: member._id, input, nowMs },
      }),
    );
  } catch (error) {
    if (error instanceof DuplicateKey) return refuse('JOB_RUNNING');
    throw error;
  }
  return { jobId };
}

/**
 * An empty spreadsheet with the columns of a roster, the telephone number among them where it is asked for. One of two, so each stands
 * in the storage once.
 */
export async function importTemplate(
  _input: unknown,
  context: MemberContext,
): Promise<{ fileName: string; url: string }> {
  const { nowMs, repositories } = context;
  const words = Object.values(segmentTitles).join('、');
  const own = await organisationsById(ownIds(context), nowMs);
  const asking = await repositories.organisations.askingPhones();
  const hasPhone = [...own.values()].some(
    (one) => asksPhones(one.path, asking) || asking.some(({ path }) => path.includes(one._id)),
  );
  const content = await workbookOf([
    {
      name: '党员名册',
      lines: [
        '党员名册',
        `分类可写：${words}；可以写几个，用顿号隔开，也可以不写。支部名称要与小程序里一致。`,
        ...(hasPhone ? ['手机号用来加入支部，可以不填；只保存核对码，不保存号码。'] : []),
      ],
      columns: [
        [rosterTitles.name[0], 16],
        [rosterTitles.branch[0], 28],
        [rosterTitles.segments[0], 24],
        ...(hasPhone ? [[rosterTitles.phone[0], 16] as [string, number]] : []),
      ],
      rows: [],
    },
  ]);
  const name = hasPhone ? 'roster-template-phone' : 'roster-template';
  const fileId = await repositories.files.save(`imports/${name}.xlsx`, content);
  const [found] = await repositories.files.urlsOf([fileId], urlLifeSeconds);
  if (!found) throw new Error(`no address for ${fileId}`);
  return { fileName: '党员名册模板.xlsx', url: found[1] };
}

/** Organisations for which the caller may do what is asked, in the order of their ids. */
export const ownIds = ({ grants }: MemberContext) =>
  [...new Set(grants.map(({ organisationId }) => organisationId))].sort();

async function previewOf(
  { lines, faults, missing }: RosterPlan,
  { fileName }: ArrivedUpload,
  { nowMs }: MemberContext,
): Promise<ImportPreview> {
  const ids = [...lines, ...missing].map(({ branchId }) => branchId);
  const branches = await organisationsById([...new Set(ids)], nowMs);
  const nameOf = (branchId: string) => branches.get(branchId)?.name ?? '';
  const part = (kind: PlannedLine['kind']) => {
    const all = lines.filter((one) => one.kind === kind);
    const shown = all.slice(0, mostShown);
    return {
      count: all.length,
      shown: shown.map(({ row, name, branchId }) => ({ row, name, branchName: nameOf(branchId) })),
    };
  };
  return {
    fileName,
    added: part('added'),
    changed: part('changed'),
    moved: part('moved'),
    same: lines.filter(({ kind }) => kind === 'same').length,
    missing: {
      count: missing.length,
      shown: missing
        .slice(0, mostShown)
        .map(({ name, branchId }) => ({ row: 0, name, branchName: nameOf(branchId) })),
    },
    faults: { count: faults.length, shown: faults.slice(0, mostFaults) },
  };
}
