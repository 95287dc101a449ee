import type { PlanRequest } from '@contract/season';
import { instantsOf } from './session-times';
import type { SessionDraft, FenceDraft } from './session-draft';

export type DraftField = 'title' | 'venue' | 'endsAt' | 'stream' | 'fence';
export type DraftProblem =
  'titleMissing' | 'venueMissing' | 'endBeforeStart' | 'past' | 'streamInvalid' | 'positionInvalid';

/** What has to be mended before the draft can be published, by field. */
export function problemsOf(
  draft: SessionDraft,
  nowMs: number,
): Partial<Record<DraftField, DraftProblem>> {
  const { startsAtMs, endsAtMs } = instantsOf(draft);
  const timeProblem: DraftProblem | undefined =
    endsAtMs <= startsAtMs ? 'endBeforeStart' : endsAtMs <= nowMs ? 'past' : undefined;
  const stream = draft.mode === 'on-site' ? '' : draft.stream.trim();
  const isFenced = draft.fence !== undefined && draft.mode !== 'online';
  return {
    ...(draft.title.trim() === '' ? { title: 'titleMissing' } : {}),
    ...(draft.venue.trim() === '' && draft.mode !== 'online' ? { venue: 'venueMissing' } : {}),
    ...(timeProblem ? { endsAt: timeProblem } : {}),
    ...(stream === '' || isStream(stream) ? {} : { stream: 'streamInvalid' }),
    ...(isFenced && !fenceOf(draft.fence) ? { fence: 'positionInvalid' } : {}),
  };
}

/** An https address as the contract takes it. */
export function isStream(text: string): boolean {
  return (
    text.length <= 300 &&
    /^https:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:[/?#][\u0021-\u007e]*)?$/u.test(text)
  );
}

export function fenceOf(fence: FenceDraft | undefined): PlanRequest['fence'] {
  if (!fence) return undefined;
  const [latitude, longitude] = [fence.latitude, fence.longitude].map((text) =>
    text.trim() === '' ? Number.NaN : Number(text),
  ) as [number, number];
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth ? { latitude, longitude, radiusMeters: fence.radiusMeters } : undefined;
}
