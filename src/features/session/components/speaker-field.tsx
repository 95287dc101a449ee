import { LecturerField } from '@/components/lecturer-field';
import { editorCopy } from '@/copy/session-editor';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchLecturers } from '../session-api';
import type { SessionDraft } from '../session-draft';

interface SpeakerFieldProps {
  draft: SessionDraft;
  onChange: (some: Partial<SessionDraft>) => void;
}

/** Who speaks at the session. */
export function SpeakerField({ draft, onChange }: SpeakerFieldProps) {
  const { data } = useCachedQuery('lecturer.list', fetchLecturers);
  return (
    <LecturerField
      label={editorCopy.lecturer}
      named={{ lecturer: draft.lecturer, lecturerId: draft.lecturerId }}
      register={data?.lecturers ?? []}
      onChange={onChange}
    />
  );
}
