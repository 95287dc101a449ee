import { View } from '@tarojs/components';
import type { BranchCourse, CourseFigures, CourseMark, PartCourse } from '@contract/balance';
import { Card, Pressable, Tag } from '@/components';
import { balanceCopy } from '@/copy/balance';
import { openPage } from '@/platform/navigation';
import { sharesOf } from '../course-shape';
import { CoursePlot } from './course-plot';
import './balance.scss';

const markedOnes: readonly CourseMark[] = ['missed', 'likely', 'possible'];
export const isMarked = ({ mark }: BranchCourse) => markedOnes.includes(mark);

interface Setting {
  week: number;
  goal: number;
}

/** One branch of many is said in words; the colour is for where it is the rule. */
const isMostlyAtRisk = ({ atRisk, branches }: PartCourse) => atRisk * 2 >= branches;

/** A committee with the plot of all its branches; leads to these. */
export function PartCard({ part, week, goal }: Setting & { part: PartCourse }) {
  const { organisationId, name, isBranch } = part;
  const words = balanceCopy.part(part);
  const open = () =>
    isBranch
      ? openPage('planDesk', { branch: organisationId })
      : openPage('balance', { organisation: organisationId });
  return (
    <Card flush>
      <Pressable className="course-card" onPress={open}>
        <View className="course-card__name">{name}</View>
        <CoursePlot {...{ name, week, goal, course: part, marked: isMostlyAtRisk(part) }} />
        <Figures course={part} week={week} />
        <View className="course-card__reason">{words}</View>
      </Pressable>
    </Card>
  );
}

/** A branch with its plot, and why it is marked; leads to its tasks. */
export function BranchCard({ branch, week, goal }: Setting & { branch: BranchCourse }) {
  const { branchId, name, mark, expected } = branch;
  const marked = isMarked(branch);
  return (
    <Card flush>
      <Pressable className="course-card" onPress={() => openPage('planDesk', { branch: branchId })}>
        <View className="course-card__head">
          <View className="course-card__name">{name}</View>
          {marked && <Tag tone="amber" text={balanceCopy.marks[mark]} />}
        </View>
        <CoursePlot {...{ name, week, goal, course: branch, marked, expected }} />
        <Figures course={branch} week={week} />
        {marked &&
          balanceCopy.reasons(branch).map((reason) => (
            <View key={reason} className="course-card__reason">
              {reason}
            </View>
          ))}
        {mark === 'reached' && (
          <View className="course-card__reason">{balanceCopy.marks.reached}</View>
        )}
      </Pressable>
    </Card>
  );
}

function Figures({ course, week }: { course: CourseFigures; week: number }) {
  const { done, due } = sharesOf(course, week);
  return <View className="course-card__figures">{balanceCopy.figures(done, due)}</View>;
}
