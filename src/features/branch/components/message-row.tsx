import { useState } from 'react';
import type { MessagesAnswer } from '@contract/branch';
import { Card, Row } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { reminderCopy } from '@/copy/branch';
import { useCachedQuery, useKnownAnswer } from '@/platform/cached-query';
import { askForMessage } from '@/platform/message-consent';
import { allowMessage, askMessages } from '../api';
import './message-row.scss';

const key = 'branch.messages';

export interface MessageRowProps {
  /** Beside something else: only for who would get no message at present. */
  whereNone?: boolean;
}

/** Lets somebody ask for one message; nothing where the deployment has none to send, or for who has neither joined nor asked to. */
export function MessageRow({ whereNone = false }: MessageRowProps) {
  const { data } = useCachedQuery(key, askMessages);
  return <Offer known={data} whereNone={whereNone} />;
}

/** The same from what is known already: a check-in calls for itself alone, when hundreds do at once. */
export function MessageOffer() {
  return <Offer known={useKnownAnswer(key) as MessagesAnswer | undefined} whereNone />;
}

function Offer({ known, whereNone }: { known: MessagesAnswer | undefined; whereNone: boolean }) {
  const [problem, setProblem] = useState<string>();
  const [saidYes, setSaidYes] = useState<number>();
  const templateId = known?.templateId;
  const allowed = saidYes ?? known?.allowed ?? 0;
  const isShown = !whereNone || allowed === 0 || saidYes !== undefined;
  if (templateId === undefined || !isShown) return null;
  const ask = async () => {
    const answer = await askForMessage(templateId);
    if (answer !== 'accepted') {
      setProblem(reminderCopy.results[answer]);
      return;
    }
    const saved = await allowMessage();
    setProblem(saved.ok ? undefined : errorCopy[saved.code]);
    if (saved.ok) setSaidYes(saved.data.allowed);
  };
  return (
    <Card flush className="message-row">
      <Row
        icon="bell"
        title={reminderCopy.title}
        detail={problem ?? (allowed > 0 ? reminderCopy.allowed(allowed) : reminderCopy.ask)}
        onPress={() => void ask()}
      />
    </Card>
  );
}
