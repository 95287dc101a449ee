import { Button } from '@tarojs/components';
import { joinCopy } from '@/copy/joining';
import './join-page.scss';

export interface PhoneButtonProps {
  busy: boolean;
  /** With the code that stands for the number; without one where the owner has said no. */
  onAnswer: (phoneCode: string | undefined) => void;
}

// Not under another name: config/taro finds by its import what the templates must know.
/** WeChat's own button: only a tap on it, and the yes in WeChat's sheet, give a number away. */
export function PhoneButton({ busy, onAnswer }: PhoneButtonProps) {
  return (
    <Button
      className={`button button--primary join-page__open-button ${busy ? 'button--idle' : ''}`}
      openType="getPhoneNumber"
      disabled={busy}
      onGetPhoneNumber={({ detail }) => onAnswer(detail.code)}
    >
      {busy ? joinCopy.phone.asking : joinCopy.phone.button}
    </Button>
  );
}
