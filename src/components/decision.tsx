import { Image, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { errorCopy } from '@/copy/error-copy';
import { depicting } from '@/platform/accessibility';
import { Button } from './button';
import { Card } from './card';
import { TextField } from './fields';
import { Parts } from './parts';
import { Sheet } from './sheet';
import { Strip } from './strip';
import './decision.scss';

// Not in index.ts: only sub-packages decide.

export interface ToldCardProps {
  /** Who has told it. */
  who: string;
  /** Of what. */
  about: string;
  text?: string;
  picture?: { url: string | undefined; alt: string };
  /** Lines of facts beneath. */
  facts: readonly string[];
  /** What may be done about it. */
  children?: ReactNode;
}

/** What somebody has told and waits for a word. */
export function ToldCard({ who, about, text, picture, facts, children }: ToldCardProps) {
  return (
    <Card className="told">
      <View>
        <Parts className="told__who" text={who} />
        <Parts className="told__about" text={about} />
      </View>
      {text !== undefined && <View>{text}</View>}
      {picture?.url !== undefined && (
        <Image
          className="told__picture"
          src={picture.url}
          mode="aspectFit"
          {...depicting(picture.alt)}
        />
      )}
      <View>
        {facts.map((fact) => (
          <Parts key={fact} className="told__fact" text={fact} />
        ))}
      </View>
      {children}
    </Card>
  );
}

interface DecisionButtonsProps {
  /** Whose: said with each button, as several of a page say the same. */
  name: string;
  confirm: string;
  back: string;
  busy: boolean;
  onConfirm: () => void;
  onBack: () => void;
}

/** Yes first, everywhere; neither is red, since a list has many. */
export function DecisionButtons(props: DecisionButtonsProps) {
  const { name, confirm, back, busy, onConfirm, onBack } = props;
  return (
    <View className="told__actions">
      <Button
        kind="secondary"
        compact
        icon="check"
        text={confirm}
        label={`${confirm}${name}`}
        busy={busy}
        onPress={onConfirm}
      />
      <Button
        kind="quiet"
        compact
        text={back}
        label={`${back}${name}`}
        disabled={busy}
        onPress={onBack}
      />
    </View>
  );
}

export interface ReturnFormProps {
  reason: string;
  usual: readonly string[];
  /** On the button. */
  back: string;
  busy: boolean;
  failure: keyof typeof errorCopy | undefined;
  onReturn: (reason: string) => void;
}

/** The contract's longest reason of a decision, characters. */
const longest = 40;

/** Asks why something goes back; what was typed stays where it did not come off. */
export function ReturnForm({
  reason: label,
  usual,
  back,
  busy,
  failure,
  onReturn,
}: ReturnFormProps) {
  const [reason, setReason] = useState('');
  return (
    <View className="told">
      <TextField
        label={label}
        maxlength={longest}
        usual={usual}
        value={reason}
        onChange={setReason}
      />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={back}
        busy={busy}
        disabled={reason.trim() === ''}
        onPress={() => onReturn(reason.trim())}
      />
    </View>
  );
}

/** The words of sending back, of one kind of thing. */
export interface ReturnCopy {
  back: string;
  backTitle: string;
  backReason: string;
  backUsual: readonly string[];
}

interface ReturnSheetProps extends Pick<ReturnFormProps, 'busy' | 'failure' | 'onReturn'> {
  copy: ReturnCopy;
  onClose: () => void;
}

export function ReturnSheet({ copy, onClose, ...rest }: ReturnSheetProps) {
  return (
    <Sheet title={copy.backTitle} onClose={onClose}>
      <ReturnForm reason={copy.backReason} usual={copy.backUsual} back={copy.back} {...rest} />
    </Sheet>
  );
}
