import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LeaveRow } from '@contract/attendance-answers';
import { Button, Card, SectionTitle, Sheet, Strip } from '@/components';
import { TextField, longestReason } from '@/components/fields';
import { leaveCopy } from '@/copy/leave';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { decideLeave } from '../api';
import './leave-requests.scss';

export interface LeaveRequestsProps {
  sessionId: string;
  requests: readonly LeaveRow[];
  showBranch: boolean;
  onDecided: () => void;
}

/** Requests for leave that wait for the secretary's word. */
export function LeaveRequests({ sessionId, requests, showBranch, onDecided }: LeaveRequestsProps) {
  const [refusing, setRefusing] = useState<LeaveRow>();
  const [deciding, setDeciding] = useState<string>();
  const [notice, setNotice] = useState<string>();
  const decide = async (memberId: string, approve: boolean, answer?: string) => {
    setRefusing(undefined);
    setDeciding(memberId);
    const result = await decideLeave({
      ...{ sessionId, memberId, approve },
      ...(answer === undefined ? {} : { answer }),
    });
    setDeciding(undefined);
    setNotice(
      !result.ok
        ? errorCopy[result.code]
        : result.data.results[0]?.outcome === 'conflict'
          ? leaveCopy.cameAnyway
          : undefined,
    );
    onDecided();
  };
  return (
    <View>
      <SectionTitle text={leaveCopy.requests(requests.length)} />
      {notice && <Strip icon="circle-alert" tone="amber" text={notice} />}
      {requests.length > 0 && (
        <Card flush>
          {requests.map((one) => (
            <View className="leave-request" key={one.memberId}>
              <View className="leave-request__words">
                <View>{`${one.name}：${one.reason}`}</View>
                <View className="leave-request__facts">
                  {common.listOf(
                    showBranch ? one.branchName : undefined,
                    leaveCopy.asked(one.askedAtMs),
                  )}
                </View>
              </View>
              <View className="leave-request__actions">
                <Button
                  kind="secondary"
                  compact
                  text={leaveCopy.approve}
                  label={leaveCopy.approveOf(one.name)}
                  busy={deciding === one.memberId}
                  onPress={() => void decide(one.memberId, true)}
                />
                <Button
                  kind="quiet"
                  compact
                  text={leaveCopy.refuse}
                  label={leaveCopy.refuseOf(one.name)}
                  busy={deciding === one.memberId}
                  onPress={() => setRefusing(one)}
                />
              </View>
            </View>
          ))}
        </Card>
      )}
      {refusing && (
        <RefusalSheet
          request={refusing}
          onClose={() => setRefusing(undefined)}
          onRefused={(answer) => void decide(refusing.memberId, false, answer)}
        />
      )}
    </View>
  );
}

interface RefusalSheetProps {
  request: LeaveRow;
  onClose: () => void;
  onRefused: (answer: string) => void;
}

function RefusalSheet({ request, onClose, onRefused }: RefusalSheetProps) {
  const [answer, setAnswer] = useState('');
  return (
    <Sheet title={leaveCopy.refuseTitle(request.name)} onClose={onClose}>
      <View className="leave-request__refusal">
        <TextField
          maxlength={longestReason}
          label={leaveCopy.answer}
          hint={leaveCopy.answerHint}
          usual={leaveCopy.answers}
          value={answer}
          onChange={setAnswer}
        />
        <Button
          text={leaveCopy.refuse}
          disabled={answer.trim() === ''}
          onPress={() => onRefused(answer.trim())}
        />
      </View>
    </Sheet>
  );
}
