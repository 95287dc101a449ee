import { View } from '@tarojs/components';
import type { BoardAnswer, BoardCountAnswer } from '@contract/check-in';
import { boardCopy } from '@/copy/session';
import { clockTimeOf } from '@/copy/time';
import { accessible } from '@/platform/accessibility';
import type { Projection } from '../projected-codes';
import './board-facts.scss';

export interface BoardFactsProps {
  session: BoardAnswer['session'];
  count: BoardCountAnswer;
  projection: Projection;
  serverNowMs: number;
}

/** Beside the code: which gathering, how to check in, and how many have. */
export function BoardFacts({ session, count, projection, serverNowMs }: BoardFactsProps) {
  const { attended, visitors, guests, pending, expected, latestNames } = count;
  const share = expected > 0 ? Math.min(1, attended / expected) : 0;
  return (
    <View className="board-facts">
      <View className="board-facts__clock">{clockTimeOf(serverNowMs)}</View>
      <View className="board-facts__title" {...accessible({ role: 'heading', level: 1 })}>
        {session.title}
      </View>
      <View className="board-facts__how">
        <View>{boardCopy.how}</View>
        <SlotRing projection={projection} />
      </View>
      <View
        className="board-facts__count"
        {...accessible({ role: 'img', label: boardCopy.share(attended, expected) })}
      >
        <View className="board-facts__label">{boardCopy.attended}</View>
        <View className="board-facts__numbers">
          <View className="board-facts__attended">{attended}</View>
          <View className="board-facts__expected">/ {boardCopy.expected(expected)}</View>
        </View>
        <View className="board-facts__track">
          <View className="board-facts__share" style={{ width: `${share * 100}%` }} />
        </View>
      </View>
      {visitors + guests > 0 && (
        <View className="board-facts__pending">{boardCopy.others(visitors, guests)}</View>
      )}
      {pending > 0 && <View className="board-facts__pending">{boardCopy.pending(pending)}</View>}
      <View className="board-facts__latest">
        {latestNames.length > 0 && <View>{boardCopy.latest}</View>}
        {latestNames.map((name, index) => (
          <View key={`${index}${name}`} className="board-facts__name">
            {name}
          </View>
        ))}
      </View>
    </View>
  );
}

/** How long the present code lasts, in seconds and as a ring. */
function SlotRing({ projection }: { projection: Projection }) {
  if (projection.kind !== 'showing') return null;
  const percent = Math.round((1 - projection.slotShare) * 100);
  return (
    <View
      className="board-facts__ring"
      style={{ background: `conic-gradient(var(--ink) ${percent}%, var(--hairline) 0)` }}
      {...accessible({ role: 'img', label: boardCopy.everySlot })}
    >
      <View className="board-facts__seconds">{Math.ceil(projection.slotLeftMs / 1000)}</View>
    </View>
  );
}
