import { Input, View } from '@tarojs/components';
import { Icon, Pressable } from '@/components';
import { lectureCopy } from '@/copy/lecture';
import { labelled } from '@/platform/accessibility';
import './search-box.scss';

export interface SearchBoxProps {
  words: string;
  onWords: (words: string) => void;
}

export function SearchBox({ words, onWords }: SearchBoxProps) {
  return (
    <View className="search-box">
      <Icon name="search" className="search-box__icon" />
      <Input
        className="search-box__input"
        type="text"
        confirmType="search"
        maxlength={20}
        value={words}
        placeholder={lectureCopy.search}
        placeholderClass="search-box__hint"
        onInput={({ detail }) => onWords(detail.value)}
        {...labelled(lectureCopy.search)}
      />
      {words !== '' && (
        <Pressable
          className="search-box__clear"
          label={lectureCopy.clearSearch}
          onPress={() => onWords('')}
        >
          <Icon name="x" className="search-box__icon" />
        </Pressable>
      )}
    </View>
  );
}
