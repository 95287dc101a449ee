import { View } from '@tarojs/components';
import { Segmented } from '@/components';
import { editorCopy } from '@/copy/session-editor';

export interface ScopeFieldProps {
  /** Later sessions of the series. */
  following: number;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** Whether a change is of one session of a weekly series, or of what follows it too. */
export function ScopeField({ following, on, onChange }: ScopeFieldProps) {
  return (
    <View>
      <View className="session-editor__label">{editorCopy.scope}</View>
      <Segmented
        label={editorCopy.scope}
        options={[
          { value: 'one', text: editorCopy.scopeOne },
          { value: 'following', text: editorCopy.scopeFollowing(following) },
        ]}
        value={on ? 'following' : 'one'}
        onChange={(scope) => onChange(scope === 'following')}
      />
      {on && <View className="session-editor__fact">{editorCopy.scopeFact}</View>}
    </View>
  );
}
