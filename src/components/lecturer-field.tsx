import { lecturerFieldCopy as copy } from '@/copy/lecturer-field';
import { RegisterField } from './register-field';

// Not in index.ts: only sub-packages have forms.

export interface NamedLecturer {
  lecturer: string;
  /** Of the register; undefined where the name was typed. */
  lecturerId: string | undefined;
}

/** An entry of the register. */
interface RegisteredLecturer {
  lecturerId: string;
  name: string;
  introduction?: string;
  retired: boolean;
}

interface LecturerFieldProps {
  label: string;
  named: NamedLecturer;
  /** The register; empty where it could not be read. */
  register: readonly RegisteredLecturer[];
  onChange: (named: NamedLecturer) => void;
}

/** Who speaks: anybody by name, or somebody of the register, so that it is found on the lecturer's page. */
export function LecturerField({ label, named, register, onChange }: LecturerFieldProps) {
  const isChosen = named.lecturerId !== undefined;
  return (
    <RegisterField
      label={label}
      value={named.lecturer}
      hint={copy.hint}
      maxlength={20}
      onChange={(lecturer) => onChange({ lecturer, lecturerId: undefined })}
      entries={register.flatMap(({ lecturerId: id, name, introduction, retired }) =>
        retired ? [] : [{ id, name, ...(introduction ? { detail: introduction } : {}) }],
      )}
      onChosen={({ id, name }) => onChange({ lecturerId: id, lecturer: name })}
      copy={{ ...copy, chosen: isChosen ? copy.chosen : undefined }}
    />
  );
}
