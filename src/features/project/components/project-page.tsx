import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { ProjectAnswer } from '@contract/project-answers';
import { Button, Card, QueryView, Row, Segmented, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { projectCopy as copy } from '@/copy/project';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage, pageParameter } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { fetchProject, joinProject } from '../api';
import { ManageProject } from './manage-project';
import { Matrix } from './matrix';
import { Milestones } from './milestones';
import './project.scss';

const tabs = ['all', 'own'] as const;

/** One project: how the own branch stands, and for who oversees more how all of them do. */
export function ProjectPage() {
  const [projectId] = useState(() => pageParameter('id') ?? '');
  const [branchId] = useState(() => pageParameter('branch'));
  const ask = useCallback(() => fetchProject(projectId, branchId), [projectId, branchId]);
  const query = useCachedQuery(`project.show.${projectId}.${branchId ?? 'own'}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {(project) => <Shown project={project} onChanged={query.refresh} />}
    </QueryView>
  );
}

interface ShownProps {
  project: ProjectAnswer;
  onChanged: () => void;
}

function Shown({ project, onChanged }: ShownProps) {
  const { overview, manages, branch, status } = project;
  const [tab, setTab] = useState<(typeof tabs)[number]>(() =>
    manages || !branch.takesPart ? 'all' : 'own',
  );
  const hasTabs = overview && branch.own && branch.takesPart;
  const showsAll = overview && branch.own && (tab === 'all' || !branch.takesPart);
  return (
    <View className="project">
      <Head project={project} />
      {hasTabs && (
        <Segmented
          label={copy.view}
          options={tabs.map((value) => ({ value, text: copy.tabs[value] }))}
          value={tab}
          onChange={setTab}
        />
      )}
      {showsAll ? (
        <Matrix project={project} />
      ) : (
        <Milestones project={project} onChanged={onChanged} />
      )}
      {branch.own && project.joining === 'open' && status === 'running' && branch.reports && (
        <Join project={project} onChanged={onChanged} />
      )}
      {manages && branch.own && (
        <>
          {(status === 'draft' || status === 'running') && (
            <Card flush>
              <Row
                icon="settings-2"
                title={copy.edit}
                onPress={() => openPage('projectEditor', { id: project.projectId })}
              />
            </Card>
          )}
          <ManageProject project={project} onChanged={onChanged} />
        </>
      )}
    </View>
  );
}

function Head({ project }: { project: ProjectAnswer }) {
  const { title, purpose, organisationName, status, reason } = project;
  return (
    <View>
      <View className="project__title">{title}</View>
      {purpose !== '' && <View className="project__purpose">{purpose}</View>}
      <View className="project__note">{copy.from(organisationName)}</View>
      {reason !== undefined && <Strip icon="circle-alert" text={copy.withdrawn(reason)} />}
      {status === 'finished' && <Strip icon="circle-check" text={copy.finished} />}
    </View>
  );
}

/** Whether the own branch is in an open project is the branch's own choice. */
function Join({ project, onChanged }: ShownProps) {
  const { busy, failure, run } = useWork();
  const { takesPart, branchId } = project.branch;
  const move = () =>
    void run(() => joinProject(project.projectId, branchId, !takesPart), onChanged);
  return (
    <View className="project">
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {!takesPart && <View className="project__note">{copy.joinFact}</View>}
      <Button
        kind={takesPart ? 'quiet' : 'primary'}
        text={takesPart ? copy.leave : busy ? copy.joining : copy.join}
        busy={busy}
        onPress={move}
      />
    </View>
  );
}
