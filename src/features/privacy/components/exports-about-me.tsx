import { Card, EmptyState, QueryView, Row } from '@/components';
import { common } from '@/copy/common';
import { privacyCopy } from '@/copy/privacy';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchExports } from '../api';

/** Who has taken files in which the person stands. */
export function ExportsAboutMe() {
  const query = useCachedQuery('privacy.exports', fetchExports);
  return (
    <QueryView query={query} skeleton={['card', 'card']}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState icon="shield-check" text={privacyCopy.exportsEmpty} />
        ) : (
          <Card flush>
            {rows.map((row) => (
              <Row
                key={row.exportId}
                title={common.listOf(row.title, privacyCopy.exportKinds[row.kind])}
                detail={privacyCopy.exportRow(row)}
              />
            ))}
          </Card>
        )
      }
    </QueryView>
  );
}
