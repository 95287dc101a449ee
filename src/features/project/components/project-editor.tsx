import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { ProjectToEdit } from '@contract/project-answers';
import { projectJoinings } from '@contract/vocabulary';
import { Button, Card, QueryView, Row, SectionTitle, Segmented, Strip } from '@/components';
import { ChoiceField, LongTextField, TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { projectEditorCopy as copy } from '@/copy/project';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { goBack, pageParameter } from '@/platform/navigation';
import { newRequestId } from '@/platform/request-id';
import { useWork } from '@/platform/use-work';
import { addProject, changeProject, fetchEditor, moveProject } from '../api';
import { type FormFault, formOf, planOfForm, type ProjectForm } from '../project-form';
import { OrganisationsSheet } from './organisations-sheet';
import { StepsFields } from './steps-fields';
import './project.scss';

/** One project: a new one, a draft or one that runs. */
export function ProjectEditor() {
  const [projectId] = useState(() => pageParameter('id'));
  const [owner, setOwner] = useState<{ organisationId: string; typed: ProjectForm }>();
  const organisationId = owner?.organisationId;
  const ask = useCallback(
    () =>
      fetchEditor({
        ...(projectId === undefined ? {} : { projectId }),
        ...(organisationId === undefined ? {} : { organisationId }),
      }),
    [projectId, organisationId],
  );
  const query = useCachedQuery(`project.edit.${projectId ?? 'new'}.${organisationId ?? ''}`, ask);
  return (
    <QueryView query={query} skeleton={['tall', 'card']}>
      {(editor) => (
        <Form
          // A project that somebody has changed meanwhile is shown as it stands now.
          key={`${editor.organisationId}.${editor.project?.revision ?? 0}`}
          editor={editor}
          typed={owner?.typed}
          onOwner={(id, typed) => setOwner({ organisationId: id, typed })}
        />
      )}
    </QueryView>
  );
}

interface FormProps {
  editor: ProjectToEdit;
  /** Before another organisation was chosen. */
  typed: ProjectForm | undefined;
  onOwner: (organisationId: string, typed: ProjectForm) => void;
}

function Form({ editor, typed, onOwner }: FormProps) {
  const [form, setForm] = useState<ProjectForm>(() => formOf(editor, serverNowMs(), typed));
  const [requestId] = useState(newRequestId);
  const [fault, setFault] = useState<FormFault>();
  const { busy, failure, run } = useWork();
  const { project, organisationId } = editor;
  const change = (more: Partial<ProjectForm>) => {
    setFault(undefined);
    setForm((before) => ({ ...before, ...more }));
  };
  const save = (start: boolean) => {
    const plan = planOfForm(form);
    if (typeof plan === 'string') {
      setFault(plan);
      return;
    }
    void run(async () => {
      const saved = await (project
        ? changeProject(project, plan)
        : addProject({ requestId, organisationId, plan }));
      return saved.ok && start ? moveProject(saved.data, 'start') : saved;
    }, goBack);
  };
  const isRunning = project?.status === 'running';
  return (
    <View className="project">
      <Card>
        <View className="project__sheet">
          <Basics form={form} fault={fault} onChange={change} />
          {!project && editor.owners.length > 1 && (
            <ChoiceField
              label={copy.owner}
              options={editor.owners.map(({ name }) => name)}
              index={editor.owners.findIndex((one) => one.organisationId === organisationId)}
              onChange={(index) =>
                onOwner(editor.owners[index]?.organisationId ?? organisationId, form)
              }
            />
          )}
        </View>
      </Card>
      <Participants editor={editor} form={form} fault={fault} onChange={change} />
      <StepsFields form={form} fault={fault} onChange={change} />
      {fault && <Strip icon="circle-alert" tone="amber" text={copy.faults[fault]} />}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={isRunning ? copy.saveChanges : copy.start}
        busy={busy}
        onPress={() => save(!isRunning)}
      />
      {!isRunning && (
        <Button kind="secondary" text={copy.save} busy={busy} onPress={() => save(false)} />
      )}
    </View>
  );
}

export interface FormPartProps {
  form: ProjectForm;
  fault: FormFault | undefined;
  onChange: (more: Partial<ProjectForm>) => void;
}

function Basics({ form, fault, onChange }: FormPartProps) {
  return (
    <>
      <TextField
        label={copy.title}
        hint={copy.titleHint}
        maxlength={30}
        value={form.title}
        problem={fault === 'title' ? copy.faults.title : undefined}
        onChange={(title) => onChange({ title })}
      />
      <LongTextField
        label={copy.purpose}
        hint={copy.purposeHint}
        maxlength={200}
        value={form.purpose}
        onChange={(purpose) => onChange({ purpose })}
      />
    </>
  );
}

function Participants({ editor, form, onChange }: FormPartProps & { editor: ProjectToEdit }) {
  const [choosing, setChoosing] = useState(false);
  return (
    <View>
      <SectionTitle text={copy.joining} />
      <Segmented
        kind="pills"
        label={copy.joining}
        options={projectJoinings.map((value) => ({ value, text: copy.joinings[value] }))}
        value={form.joining}
        onChange={(joining) => onChange({ joining })}
      />
      {form.joining === 'chosen' && (
        <Card flush>
          <Row
            icon="users-round"
            title={copy.choose}
            detail={copy.chosen(form.organisationIds.length)}
            onPress={() => setChoosing(true)}
          />
        </Card>
      )}
      {choosing && (
        <OrganisationsSheet
          choices={editor.choices}
          chosen={form.organisationIds}
          onChange={(organisationIds) => onChange({ organisationIds })}
          onClose={() => setChoosing(false)}
        />
      )}
    </View>
  );
}
