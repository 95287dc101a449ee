import { Card, Row } from '@/components';
import { requestsCopy } from '@/copy/joining';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { followEveryMs } from '@/platform/use-repeated';
import { listRequests } from '../api';

/** Who asks to join, where a desk is looked at anyway; nothing while nobody asks. */
export function JoinRequestsRow() {
  const { data } = useCachedQuery('joining.requests', listRequests, { everyMs: followEveryMs });
  if (!data || data.rows.length === 0) return null;
  return (
    <Card flush>
      <Row
        icon="user-round"
        title={requestsCopy.entry}
        detail={requestsCopy.title(data.rows.length)}
        onPress={() => openPage('joinRequests')}
      />
    </Card>
  );
}
