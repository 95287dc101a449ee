import type { TagProps } from './tag';

/** States of what somebody tells and somebody else decides: hours, evidence, reports of projects, points, files. */
const tones = {
  ...({
    confirmed: 'green',
    done: 'green',
    reached: 'green',
    late: 'green',
    counted: 'green',
  } as const),
  ...({ waiting: 'amber', returned: 'amber', overdue: 'amber', ready: 'amber' } as const),
};

/** One colour for one state on every screen: green is done, amber waits for somebody's hand, nothing else has any. */
export const toneOfDecision = (state: string): NonNullable<TagProps['tone']> =>
  state in tones ? tones[state as keyof typeof tones] : 'neutral';
