import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button, Card, SectionTitle, Strip } from '@/components';
import { editorCopy as copy } from '@/copy/authoring';
import { errorCopy } from '@/copy/error-copy';
import type { FailureCode } from '@/platform/cloud';
import './authoring.scss';

interface SectionCardProps {
  title: string;
  failure?: FailureCode | undefined;
  children: ReactNode;
}

/** One section of the editor. */
export function SectionCard({ title, failure, children }: SectionCardProps) {
  return (
    <View>
      <SectionTitle text={title} />
      <Card>
        <View className="authoring">
          {children}
          {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        </View>
      </Card>
    </View>
  );
}

/** Keeps what was changed; not shown where nothing was. */
export function SaveButton(props: { changed: boolean; busy: boolean; onPress: () => void }) {
  const { changed, busy, onPress } = props;
  if (!changed) return null;
  return <Button kind="secondary" text={copy.save} busy={busy} onPress={onPress} />;
}
