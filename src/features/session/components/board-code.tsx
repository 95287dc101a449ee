import { Image, View } from '@tarojs/components';
import { useMemo } from 'react';
import { Icon } from '@/components';
import { boardCopy } from '@/copy/session';
import { accessible, depicting } from '@/platform/accessibility';
import type { Projection } from '../projected-codes';
import { qrImageOf } from '@/platform/qr-image';
import './board-code.scss';

/** The code as large as the wall allows; a cover in its place when it has had its time. */
export function BoardCode({ projection, title }: { projection: Projection; title: string }) {
  const code = projection.kind === 'showing' ? projection.code : undefined;
  const source = useMemo(() => (code === undefined ? undefined : qrImageOf(code)), [code]);
  return (
    <View className="board-code">
      {source === undefined ? (
        <View className="board-code__cover" {...accessible({ role: 'alert' })}>
          <Icon name="wifi-off" className="board-code__icon" />
          <View>{boardCopy.exhausted}</View>
          <View className="board-code__fact">{boardCopy.retrying}</View>
        </View>
      ) : (
        <Image
          className="board-code__image"
          src={source}
          mode="scaleToFill"
          {...depicting(boardCopy.code(title))}
        />
      )}
    </View>
  );
}
