import type { Plan, Step } from './plan';

/** A plan as a diff: one line a step, `+` for what is new, `~` for what changes, `-` for a timer that stops. No value of a variable. */
export function linesOf({ steps, remarks }: Plan): string[] {
  const lines = steps.map(lineOf);
  const nothing =
    steps.length === 0 ? ['  nothing to do: the environment is as the repository wants it'] : [];
  return [...nothing, ...lines, ...remarks.map(({ text }) => `! ${text}`)];
}

function lineOf(step: Step): string {
  switch (step.kind) {
    case 'create-collection':
      return `+ collection ${step.collection}`;
    case 'create-index': {
      const { collection, index } = step;
      const keys = index.keys.map(([path, direction]) => `${path} ${direction}`).join(', ');
      return `+ index ${collection}.${index.name} (${keys})${index.unique ? ' unique' : ''}`;
    }
    case 'close-collection':
      return `~ collection ${step.collection}: closed to every client`;
    case 'close-storage':
      return '~ storage: files are seen by their creator and by functions alone';
    case 'create-function': {
      const { name, memoryMegabytes, timeoutSeconds } = step.wanted;
      const names = Object.keys(step.variables).join(', ');
      return `+ function ${name} (${memoryMegabytes} MB, ${timeoutSeconds} s; variables ${names})`;
    }
    case 'update-code':
      return `~ function ${step.wanted.name}: code ${step.wanted.release.slice(0, 8)}`;
    case 'update-config':
      return `~ function ${step.wanted.name}: ${step.differs.join(', ')}`;
    case 'remove-trigger':
      return `- timer ${step.name}.${step.trigger.name} (${step.trigger.config})`;
    case 'create-trigger':
      return `+ timer ${step.name}.${step.trigger.name} (${step.trigger.config})`;
  }
}
