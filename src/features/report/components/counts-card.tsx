import { View } from '@tarojs/components';
import { Card, Numeral, Parts } from '@/components';
import { type AttendanceCounts, requiredRate } from '@contract/attendance-mark';
import { attendanceCopy, historyCopy } from '@/copy/report';
import './report.scss';

export interface CountsCardProps {
  counts: AttendanceCounts;
  /** One member's own: person-times are sessions then, and heads say nothing. */
  own?: boolean;
}

/** The sum: person-times and heads side by side, on site and online apart, the rate with its rule. */
export function CountsCard({ counts, own = false }: CountsCardProps) {
  const { personTimes, heads } = counts;
  return (
    <Card>
      <View className="report__figures">
        <View>
          <Numeral
            size="small"
            value={personTimes.onSite + personTimes.online}
            unit={own ? historyCopy.times : attendanceCopy.personTimes}
          />
          <View className="report__split">
            {attendanceCopy.split(personTimes.onSite, personTimes.online)}
          </View>
        </View>
        {!own && (
          <View>
            <Numeral size="small" value={heads.either} unit={attendanceCopy.heads} />
            <View className="report__split">
              {attendanceCopy.split(heads.onSite, heads.online)}
            </View>
          </View>
        )}
        <View>
          <View className="report__rate">{attendanceCopy.rateOf(requiredRate(counts))}</View>
          <View className="report__split">{attendanceCopy.rate}</View>
        </View>
      </View>
      <Parts className="report__statuses" text={attendanceCopy.statuses(counts)} />
      <View className="report__note">{attendanceCopy.rateRule}</View>
    </Card>
  );
}
