import { View } from '@tarojs/components';
import { Sheet } from '@/components';
import { meCopy, privacyParagraphs } from '@/copy/me';
import './privacy-sheet.scss';

export function PrivacySheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={meCopy.privacy} onClose={onClose}>
      {privacyParagraphs.map(({ title, text }) => (
        <View key={title} className="privacy-sheet">
          <View className="privacy-sheet__title">{title}</View>
          <View className="privacy-sheet__text">{text}</View>
        </View>
      ))}
    </Sheet>
  );
}
