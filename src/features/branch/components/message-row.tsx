import { useState } from 'react';
import { Card, Row } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { reminderCopy } from '@/copy/branch';
import { useCachedQuery } from '@/platform/cached-query';
import { askForMessage } from '@/platform/message-consent';
import { allowMessage, askMessages } from '../api';
import './message-row.scss';

/** Lets the member ask for one message; nothing where the deployment has none to send, or for who is not on the roster. */
export function MessageRow() {
  const { data, refresh } = useCachedQuery('branch.messages', askMessages);
  const [problem, setProblem] = useState<string>();
  const templateId = data?.templateId;
  if (templateId === undefined) return null;
  const ask = async () => {
    const answer = await askForMessage(templateId);
    if (answer !== 'accepted') {
      setProblem(reminderCopy.results[answer]);
      return;
    }
    const saved = await allowMessage();
    setProblem(saved.ok ? undefined : errorCopy[saved.code]);
    refresh();
  };
  const { allowed } = data ?? { allowed: 0 };
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
