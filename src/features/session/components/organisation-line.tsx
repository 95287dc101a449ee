import { Input, View } from '@tarojs/components';
import { Icon, Pressable } from '@/components';
import { common } from '@/copy/common';
import { editorCopy } from '@/copy/session-editor';
import { labelled } from '@/platform/accessibility';
import './organisation-sheet.scss';

/** Words by which organisations are found in a long list. */
export function OrganisationSearch(props: { words: string; onChange: (words: string) => void }) {
  return (
    <View className="organisation-sheet__search">
      <Icon name="search" className="organisation-sheet__icon" />
      <Input
        className="organisation-sheet__input"
        type="text"
        maxlength={20}
        value={props.words}
        placeholder={editorCopy.search}
        placeholderClass="organisation-sheet__hint"
        onInput={({ detail }) => props.onChange(detail.value)}
        {...labelled(editorCopy.search)}
      />
    </View>
  );
}

export interface OrganisationLineProps {
  name: string;
  members: number;
  on: boolean;
  inner?: boolean;
  onPress: () => void;
}

/** One organisation to be chosen. */
export function OrganisationLine(props: OrganisationLineProps) {
  const { name, members, on, inner = false, onPress } = props;
  return (
    <Pressable
      className={`organisation-sheet__line ${inner ? 'organisation-sheet__line--inner' : ''}`}
      on={on}
      label={common.choice(`${name}，${editorCopy.members(members)}`, on)}
      onPress={onPress}
    >
      <View className={`organisation-sheet__box ${on ? 'organisation-sheet__box--on' : ''}`}>
        {on && <Icon name="check" className="organisation-sheet__tick" />}
      </View>
      <View className="organisation-sheet__name">{name}</View>
      <View className="organisation-sheet__members">{editorCopy.members(members)}</View>
    </Pressable>
  );
}
