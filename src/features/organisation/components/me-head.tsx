import { View } from '@tarojs/components';
import type { MeAnswer } from '@contract/organisation';
import { Card, Icon, Tag } from '@/components';
import { meCopy, roleNames } from '@/copy/me';
import { segmentNames } from '@/copy/segments';
import './me-head.scss';

/** Name, branch and what one is there. Without `me`: a guest. */
export function MeHead({ me }: { me: MeAnswer | undefined }) {
  return (
    <Card className="me-head">
      <View className="me-head__disc">{me ? me.name.slice(0, 1) : <Icon name="user-round" />}</View>
      <View className="me-head__words">
        <View className="me-head__name">{me ? me.name : meCopy.guest}</View>
        <View className="me-head__branch">{me ? me.branchName : meCopy.guestDetail}</View>
        {me && <View className="me-head__branch">{me.committeeName}</View>}
        {me && (
          <View className="me-head__tags">
            {me.roles.map(({ role, organisationName }) => (
              <Tag
                key={role + organisationName}
                text={meCopy.roleOf(roleNames[role], organisationName)}
              />
            ))}
            {me.segments.map((segment) => (
              <Tag key={segment} text={segmentNames[segment]} />
            ))}
          </View>
        )}
      </View>
    </Card>
  );
}
