import { View } from '@tarojs/components';
import { useState } from 'react';
import type { TreeAnswer } from '@contract/organisation';
import { Button, Fact, Sheet, Strip } from '@/components';
import { WhenField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { organisationCopy, seasonDaysCopy as copy } from '@/copy/organisation';
import { useWork } from '@/platform/use-work';
import { changeSeasonDays } from '../api';
import { daysOf, dayTextOf } from '../season-days';

export interface SeasonDaysSheetProps {
  season: NonNullable<TreeAnswer['season']>;
  onClose: () => void;
  onChanged: () => void;
}

/** Corrects the days of the season that runs: the days first, then what that changes and what it does not, and a second press. */
export function SeasonDaysSheet({ season, onClose, onChanged }: SeasonDaysSheetProps) {
  const { seasonId, startsAtMs, endsAtMs } = season;
  const [seen] = useState({ startsAtMs, endsAtMs });
  const [before] = useState(() => daysOf(season));
  const [days, setDays] = useState(before);
  const [asking, setAsking] = useState(false);
  const { busy, failure, run } = useWork();
  /** What was refused is said as long as it is chosen. */
  const [refused, setRefused] = useState<typeof days>();
  const choose = (some: Partial<typeof days>) => {
    setAsking(false);
    setDays({ ...days, ...some });
  };
  const isSame = days.startsOn === before.startsOn && days.endsOn === before.endsOn;
  const isBackwards = days.endsOn < days.startsOn;
  const correct = () => {
    setRefused(days);
    void run(() => changeSeasonDays({ seasonId, seen, ...days }), onChanged);
  };
  return (
    <Sheet title={copy.title} onClose={onClose}>
      <View className="organisation-page__form">
        <WhenField
          mode="date"
          label={organisationCopy.startsOn}
          value={days.startsOn}
          shown={dayTextOf(days.startsOn)}
          onChange={(startsOn) => choose({ startsOn })}
        />
        <WhenField
          mode="date"
          label={organisationCopy.endsOn}
          value={days.endsOn}
          shown={dayTextOf(days.endsOn)}
          problem={isBackwards ? copy.backwards : undefined}
          onChange={(endsOn) => choose({ endsOn })}
        />
        {asking && <Consequences before={before} />}
        {failure && refused === days && (
          <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />
        )}
        <Button
          text={asking ? copy.confirm : copy.correct}
          busy={busy}
          disabled={isSame || isBackwards}
          onPress={asking ? correct : () => setAsking(true)}
        />
        {asking && <Button kind="secondary" text={copy.keep} disabled={busy} onPress={onClose} />}
      </View>
    </Sheet>
  );
}

function Consequences({ before }: { before: ReturnType<typeof daysOf> }) {
  return (
    <>
      <Fact
        icon="calendar-days"
        text={copy.before(dayTextOf(before.startsOn), dayTextOf(before.endsOn))}
      />
      <View className="organisation-page__fact">{copy.changes}</View>
      <View className="organisation-page__fact">{copy.stays}</View>
    </>
  );
}
