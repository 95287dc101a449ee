import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ProjectRow } from '@contract/project-answers';
import { Button, Card, EmptyState, QueryView, Row, Segmented, Tag } from '@/components';
import { common } from '@/copy/common';
import { projectsCopy as copy } from '@/copy/project';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage, pageParameter } from '@/platform/navigation';
import { fetchProjects } from '../api';
import { WaitingReports } from './waiting-reports';
import './project.scss';

const tabs = ['projects', 'waiting'] as const;

/** Projects that concern the own branch; for who keeps some also what branches have reported. */
export function Projects() {
  const query = useCachedQuery('project.list', fetchProjects);
  const [tab, setTab] = useState<(typeof tabs)[number]>(() =>
    pageParameter('view') === 'projects' ? 'waiting' : 'projects',
  );
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {({ projects, mayCreate, waiting }) => {
        const decides = mayCreate || waiting > 0;
        return (
          <View className="project">
            {decides && (
              <Segmented
                label={copy.view}
                options={tabs.map((value) => ({
                  value,
                  text: value === 'waiting' ? copy.waitingTab(waiting) : copy.tabs[value],
                }))}
                value={tab}
                onChange={setTab}
              />
            )}
            {decides && tab === 'waiting' ? (
              <WaitingReports onDecided={query.refresh} />
            ) : (
              <>
                {projects.length === 0 && <EmptyState icon="badge-check" text={copy.none} />}
                {projects.length > 0 && (
                  <Card flush>
                    {projects.map((one) => (
                      <ProjectLine key={one.projectId} project={one} />
                    ))}
                  </Card>
                )}
                {mayCreate && (
                  <Button
                    kind="secondary"
                    icon="plus"
                    text={copy.add}
                    onPress={() => openPage('projectEditor')}
                  />
                )}
              </>
            )}
          </View>
        );
      }}
    </QueryView>
  );
}

function ProjectLine({ project }: { project: ProjectRow }) {
  const { projectId, title, organisationName, status, own, open, next } = project;
  const isOver = status !== 'running';
  const detail = isOver
    ? common.listOf(organisationName, own && copy.own(own))
    : common.listOf(own ? copy.own(own) : organisationName, copy.next(next));
  return (
    <Row
      icon={own && own.overdue > 0 ? 'circle-alert' : 'badge-check'}
      title={title}
      detail={detail}
      {...(isOver ? { end: <Tag text={copy.status[status]} /> } : {})}
      {...(open ? { end: <Tag tone="green" text={copy.open} /> } : {})}
      onPress={() => openPage('project', { id: projectId })}
    />
  );
}
