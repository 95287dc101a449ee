import { View } from '@tarojs/components';
import type { ProjectToEdit } from '@contract/project-answers';
import { Button, Sheet, SwitchRow } from '@/components';
import { projectEditorCopy as copy } from '@/copy/project';
import './project.scss';

interface OrganisationsSheetProps {
  choices: ProjectToEdit['choices'];
  chosen: readonly string[];
  onChange: (organisationIds: string[]) => void;
  onClose: () => void;
}

/** Committees with all their branches, and single branches. */
export function OrganisationsSheet(props: OrganisationsSheetProps) {
  const { choices, chosen, onChange, onClose } = props;
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <Sheet title={copy.choose} onClose={onClose}>
      <View className="project__sheet">
        <View>
          {choices.map(({ organisationId, name }) => (
            <SwitchRow
              key={organisationId}
              title={name}
              on={chosen.includes(organisationId)}
              onChange={(on) => toggle(organisationId, on)}
            />
          ))}
        </View>
        <Button text={copy.done} onPress={onClose} />
      </View>
    </Sheet>
  );
}
