import type { KeptItem, KeptPage, PrivacyOverview } from '../shared/contract/privacy';
import { type KeptKind, keptKinds } from '../shared/contract/vocabulary';
import type { MemberContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';
import { type KeptDocuments, itemsByKind } from './kept-items';

const itemsAPage = 20;

export interface Kept {
  documents: KeptDocuments;
  items: Record<KeptKind, KeptItem[]>;
}

/** Everything about the caller. */
export async function keptAbout({ member, repositories }: MemberContext): Promise<Kept> {
  const documents = await repositories.personalData.documentsAbout(member._id);
  const sessionIds = documents.studyRecords.flatMap((one) => Object.keys(one.attendance));
  const titles = await repositories.personalData.sessionTitles([...new Set(sessionIds)]);
  return { documents, items: itemsByKind(documents, titles) };
}

/** What is kept about the caller: each kind with how many. */
export async function showOverview(
  _input: unknown,
  context: MemberContext,
): Promise<PrivacyOverview> {
  const { member, nowMs } = context;
  const { items } = await keptAbout(context);
  const branch = (await organisationsById([member.branchId], nowMs)).get(member.branchId);
  return {
    name: member.name,
    branchName: branch?.name ?? '',
    nameHidden: member.nameHidden,
    kinds: keptKinds.map((kind) => ({ kind, count: items[kind].length })),
  };
}

/** A page of one kind. */
export async function readKept(
  { kind, offset }: { kind: KeptKind; offset: number },
  context: MemberContext,
): Promise<KeptPage> {
  const all = (await keptAbout(context)).items[kind];
  const until = offset + itemsAPage;
  return {
    items: all.slice(offset, until),
    total: all.length,
    ...(until < all.length ? { nextOffset: until } : {}),
  };
}
