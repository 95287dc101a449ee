import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, Row, SectionTitle, Strip } from '@/components';
import type { Recording } from '@contract/authoring-answers';
import { authoredCopy as copy } from '@/copy/authoring';
import { errorCopy } from '@/copy/error-copy';
import { openPage } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { createDraft } from '../api';

/** Live sessions that are over: a press begins a lecture of the recording, with the words of the session. */
export function Recordings({ recordings }: { recordings: readonly Recording[] }) {
  const { busy, failure, run } = useWork();
  // One draft for one wish, however often it is pressed.
  const [draftIds] = useState(() => new Map<string, string>());
  if (recordings.length === 0) return null;
  const begin = ({ sessionId, organisationId }: Recording) => {
    const draftId = draftIds.get(sessionId) ?? newRequestId();
    draftIds.set(sessionId, draftId);
    void run(
      () => createDraft(draftId, organisationId, sessionId),
      (draft) => openPage('lectureEditor', { id: draft.draftId, new: '1' }),
    );
  };
  return (
    <View>
      <SectionTitle text={copy.recordings} />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Card flush>
        {recordings.map((one) => (
          <Row
            key={one.sessionId}
            icon="play"
            title={one.title}
            detail={copy.recording(one)}
            onPress={() => {
              if (!busy) begin(one);
            }}
          />
        ))}
      </Card>
      <View className="authoring__note">{copy.recordingFact}</View>
    </View>
  );
}
