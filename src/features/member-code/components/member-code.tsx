import { Image, View } from '@tarojs/components';
import { useEffect } from 'react';
import { Card, QueryView, Strip } from '@/components';
import { memberCodeCopy } from '@/copy/member-code';
import { clockTimeOf } from '@/copy/time';
import { depicting } from '@/platform/accessibility';
import type { ResponseOf } from '@/platform/cloud';
import { qrImageOf } from '@/platform/qr-image';
import { keepScreenOn } from '@/platform/screen';
import { useNow } from '@/platform/use-now';
import { useMemberCode } from '../use-member-code';
import './member-code.scss';

const checkEveryMs = 5_000;

/** The member's own code, large and bright, for the secretary to scan when the phone's camera or the network fails. */
export function MemberCode() {
  const query = useMemberCode();
  useEffect(keepScreenOn, []);
  return (
    <QueryView query={query} skeleton={['tall']}>
      {(code) => <Shown code={code} />}
    </QueryView>
  );
}

function Shown({ code }: { code: ResponseOf<'check-in', 'memberCode'> }) {
  const expired = useNow(checkEveryMs) >= code.endsAtMs;
  return (
    <Card>
      <View className="member-code">
        <View className="member-code__name">{code.name}</View>
        <View className="member-code__branch">{code.branchName}</View>
        {expired ? (
          <Strip icon="hourglass" tone="amber" text={memberCodeCopy.expired} />
        ) : (
          <Image
            className="member-code__picture"
            src={qrImageOf(code.text)}
            {...depicting(memberCodeCopy.picture)}
          />
        )}
        <View className="member-code__hint">{memberCodeCopy.hint}</View>
        {!expired && (
          <View className="member-code__ends">
            {memberCodeCopy.changes(clockTimeOf(code.endsAtMs))}
          </View>
        )}
      </View>
    </Card>
  );
}
