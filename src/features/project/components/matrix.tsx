import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { ProjectAnswer, ProjectMatrix } from '@contract/project-answers';
import type { MilestoneState } from '@contract/vocabulary';
import { Button, Card, EmptyState, Icon, Pressable, QueryView, SectionTitle } from '@/components';
import { toneOfDecision } from '@/components/decision-tone';
import { common } from '@/copy/common';
import { matrixCopy as copy, projectCopy } from '@/copy/project';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { fetchMatrix } from '../api';
import { stateIcons } from './milestones';
import './project.scss';

/** Longer lists unfold. */
const shownAtFirst = 12;
const legend = ['reached', 'waiting', 'overdue', 'open'] as const;

/** Branches against steps: each step with its bar, each branch with one cell a step, those that are behind first. */
export function Matrix({ project }: { project: ProjectAnswer }) {
  const { projectId } = project;
  const ask = useCallback(() => fetchMatrix(projectId), [projectId]);
  const query = useCachedQuery(`project.matrix.${projectId}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {(matrix) =>
        matrix.branches.length === 0 ? (
          <EmptyState icon="users-round" text={copy.none} />
        ) : (
          <View className="project">
            <View className="project__headline">
              {copy.headline(
                matrix.branches.length,
                matrix.branches.filter(({ overdue }) => overdue > 0).length,
              )}
            </View>
            <Steps matrix={matrix} />
            <Branches projectId={projectId} matrix={matrix} />
          </View>
        )
      }
    </QueryView>
  );
}

function Steps({ matrix: { milestones } }: { matrix: ProjectMatrix }) {
  return (
    <View>
      <SectionTitle text={projectCopy.steps} />
      <Card>
        <View className="project__sheet">
          {milestones.map((one, at) => {
            const percent = one.of === 0 ? 0 : Math.round((one.reached / one.of) * 100);
            const bar = `linear-gradient(90deg, var(--green) ${percent}%, var(--sunk) 0)`;
            return (
              <View key={one.milestoneId}>
                <View className="project__step">
                  <View>{`${at + 1}.\u00a0${one.title}`}</View>
                  <View className="project__figure">{projectCopy.due(one.dueOn)}</View>
                </View>
                <View className="project__bar" style={{ background: bar }} />
                <View className="project__note">{copy.step(one)}</View>
              </View>
            );
          })}
        </View>
      </Card>
    </View>
  );
}

function Branches({ projectId, matrix }: { projectId: string; matrix: ProjectMatrix }) {
  const { branches, cut } = matrix;
  const [whole, setWhole] = useState(branches.length <= shownAtFirst + 3);
  const readable = new Set(matrix.readable);
  return (
    <View>
      <SectionTitle text={copy.title} />
      <View className="project__legend">
        {legend.map((state) => (
          <View key={state} className="project__legend-one">
            <Cell state={state} />
            {copy.legendNames[state]}
          </View>
        ))}
      </View>
      <Card flush>
        {(whole ? branches : branches.slice(0, shownAtFirst)).map((row) => (
          <BranchLine
            key={row.branchId}
            row={row}
            {...(readable.has(row.branchId)
              ? { onPress: () => openPage('project', { id: projectId, branch: row.branchId }) }
              : {})}
          />
        ))}
      </Card>
      <View className="project__note">{copy.legend}</View>
      {cut && <View className="project__note">{copy.cut}</View>}
      {!whole && (
        <Button kind="quiet" text={copy.more(branches.length)} onPress={() => setWhole(true)} />
      )}
    </View>
  );
}

interface BranchLineProps {
  row: ProjectMatrix['branches'][number];
  onPress?: () => void;
}

function BranchLine({ row, onPress }: BranchLineProps) {
  const words = copy.branch(row);
  const content = (
    <View className="matrix-row__body">
      <View className="matrix-row__words">
        <View className="matrix-row__name">{row.name}</View>
        <View className="project__figure">{words}</View>
      </View>
      <View className="matrix-row__cells">
        {row.states.map((state, at) => (
          <Cell key={at} state={state} />
        ))}
      </View>
    </View>
  );
  if (!onPress) return <View className="matrix-row">{content}</View>;
  const label = common.listOf(row.name, words, copy.cells(row.states));
  return (
    <Pressable className="matrix-row leads" label={label} onPress={onPress}>
      {content}
    </Pressable>
  );
}

const Cell = ({ state }: { state: MilestoneState }) => (
  <View className={`matrix-cell matrix-cell--${toneOfDecision(state)}`}>
    <Icon name={cellIcons[state]} className="matrix-cell__icon" />
  </View>
);

/** Smaller than the icons of a list, so plainer. */
const cellIcons = { ...stateIcons, reached: 'check', late: 'check' } as const;
