import { useState } from 'react';
import { Card, Row } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { reminderCopy } from '@/copy/branch';
import { useCachedQuery } from '@/platform/cached-query';
import { askForMessage } from '@/platform/message-consent';
import { allowMessage, askMessages } from '../api';
import './message-row.scss';

export interface MessageRowProps {
  /** Beside something else: only for who would get no message at present. */
  whereNone?: boolean;
}

/** Lets somebody ask for one message; nothing where the deployment has none to send, or for who has neither joined nor asked to. */
export function MessageRow({ whereNone = false }: MessageRowProps) {
  const { data, refresh } = useCachedQuery('branch.messages', askMessages);
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState(false);
  const templateId = data?.templateId;
  const { allowed } = data ?? { allowed: 0 };
  // What was just asked for here stays to be seen.
  if (templateId === undefined || (whereNone && allowed > 0 && !asked)) return null;
  const ask = async () => {
    setAsked(true);
    const answer = await askForMessage(templateId);
    if (answer !== 'accepted') {
      setProblem(reminderCopy.results[answer]);
      return;
    }
    const saved = await allowMessage();
    setProblem(saved.ok ? undefined : errorCopy[saved.code]);
    refresh();
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
