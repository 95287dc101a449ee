import { View } from '@tarojs/components';
import { useState } from 'react';
import type { BalanceAnswer, BranchCourse, CourseMark, PartCourse } from '@contract/balance';
import { Button, Card, Pressable, SectionTitle, Strip, Tag } from '@/components';
import { balanceCopy } from '@/copy/balance';
import { errorCopy } from '@/copy/error-copy';
import { openPage } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { fetchBalance } from '../api';
import { sharesOf } from '../course-shape';
import { CourseLegend, CoursePlot } from './course-plot';
import './balance.scss';

const markedOnes: readonly CourseMark[] = ['missed', 'likely', 'possible'];
const isMarked = ({ mark }: BranchCourse) => markedOnes.includes(mark);

/** A small plot of each committee or branch, page by page; those that need attention have a whole line and say why. */
export function BalanceLists({ first }: { first: BalanceAnswer }) {
  const { organisationId, by, week, goal } = first;
  const [parts, setParts] = useState(first.parts);
  const [rows, setRows] = useState(first.rows);
  const [next, setNext] = useState(first.next);
  const { busy, failure, run } = useWork();
  const more = () =>
    void run(
      () => fetchBalance(organisationId, by, next),
      (page) => {
        setParts((shown) => joined(shown, page.parts, (one) => one.organisationId));
        setRows((shown) => joined(shown, page.rows, (one) => one.branchId));
        setNext(page.next);
      },
    );
  const marked = rows.filter(isMarked);
  const others = rows.filter((one) => !isMarked(one));
  return (
    <>
      <CourseLegend />
      {parts.length > 0 && (
        <View className="balance__grid">
          {parts.map((one) => (
            <Part key={one.organisationId} part={one} week={week} goal={goal} />
          ))}
        </View>
      )}
      {marked.length > 0 && (
        <View>
          <SectionTitle text={balanceCopy.attention(marked.length)} />
          <View className="balance">
            {marked.map((one) => (
              <Branch key={one.branchId} branch={one} week={week} goal={goal} />
            ))}
          </View>
        </View>
      )}
      {others.length > 0 && (
        <View>
          {marked.length > 0 && <SectionTitle text={balanceCopy.others} />}
          <View className="balance__grid">
            {others.map((one) => (
              <Branch key={one.branchId} branch={one} week={week} goal={goal} />
            ))}
          </View>
        </View>
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {next !== undefined && (
        <Button kind="secondary" text={balanceCopy.more} busy={busy} onPress={more} />
      )}
    </>
  );
}

/** A page behind what is shown; who has changed places meanwhile is not shown twice. */
function joined<One>(shown: readonly One[], page: readonly One[], idOf: (one: One) => string) {
  const known = new Set(shown.map(idOf));
  return [...shown, ...page.filter((one) => !known.has(idOf(one)))];
}

interface Setting {
  week: number;
  goal: number;
}

function Part({ part, week, goal }: Setting & { part: PartCourse }) {
  const { organisationId, name, isBranch, atRisk, possible } = part;
  const words = balanceCopy.part(part);
  const open = () =>
    isBranch
      ? openPage('planDesk', { branch: organisationId })
      : openPage('balance', { organisation: organisationId });
  return (
    <Card flush>
      <Pressable className="course-card" label={`${name}，${words}`} onPress={open}>
        <View className="course-card__name">{name}</View>
        <CoursePlot {...{ name, week, goal, course: part, marked: atRisk > 0 || possible > 0 }} />
        <Figures course={part} week={week} />
        <View className="course-card__reason">{words}</View>
      </Pressable>
    </Card>
  );
}

function Branch({ branch, week, goal }: Setting & { branch: BranchCourse }) {
  const { branchId, name, mark, expected } = branch;
  const marked = isMarked(branch);
  return (
    <Card flush>
      <Pressable
        className="course-card"
        label={`${name}，${balanceCopy.marks[mark]}`}
        onPress={() => openPage('planDesk', { branch: branchId })}
      >
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

function Figures({ course, week }: { course: PartCourse | BranchCourse; week: number }) {
  const { done, due } = sharesOf(course, week);
  return <View className="course-card__figures">{balanceCopy.figures(done, due)}</View>;
}
