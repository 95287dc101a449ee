import { View } from '@tarojs/components';
import { joinCopy } from '@/copy/joining';
import './join-page.scss';

/** What is kept and why, and what can be done about it later; read before it is sent. */
export function Consent({ later }: { later: string }) {
  return (
    <View className="join-page__consent">
      <View className="join-page__consent-title">{joinCopy.consentTitle}</View>
      <View>{joinCopy.consent}</View>
      <View>{later}</View>
    </View>
  );
}
