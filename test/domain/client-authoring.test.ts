import { chaptersOf, secondsOf, writtenOf } from '@/features/authoring/chapter-times';
import {
  asKind,
  faultOf,
  newQuestion,
  pressed,
  tidied,
  withoutOption,
} from '@/features/authoring/quiz-draft';
import { previewedOf } from '@/features/authoring/previewed-lecture';
import { fingerprintOf, sendParts } from '@/features/authoring/video-sending';
import { previewTryOf } from '@/features/quiz/preview-try';
import type { FailureCode } from '@/platform/cloud';
import type { DraftView } from '@contract/authoring-answers';

/** A server that keeps parts, and a line that breaks when it is told to. */
function world(bytes = 10, partBytes = 4) {
  const state = {
    arrived: new Set<number>(),
    sent: [] as string[],
    begun: 0,
    pauses: [] as number[],
    progress: [] as number[],
    /** What becomes of the next sendings: true arrives. */
    line: [] as boolean[],
    refusal: undefined as FailureCode | undefined,
    stopAfter: Infinity,
    /** The phone has no room for a part of this place. */
    fullAt: undefined as number | undefined,
  };
  const send = () =>
    sendParts({
      bytes,
      begin: () => {
        state.begun += 1;
        if (state.refusal) return Promise.resolve({ ok: false, code: state.refusal });
        const paths = Array.from(
          { length: Math.ceil(bytes / partBytes) },
          (_, part) => `${part}.${state.begun}`,
        );
        const data = { partBytes, paths, arrived: [...state.arrived] };
        return Promise.resolve({ ok: true, data, serverNowMs: 0 });
      },
      send: (from, length, path, onProgress) => {
        if (from === state.fullAt) return Promise.reject(new Error('no room'));
        onProgress(0.5);
        const goes = state.line.shift() ?? true;
        if (goes) state.sent.push(`${path}:${from}+${length}`);
        return Promise.resolve(goes ? path : undefined);
      },
      arrived: (part) => {
        state.arrived.add(part);
        return Promise.resolve({ ok: true, data: {}, serverNowMs: 0 });
      },
      pause: (ms) => {
        state.pauses.push(ms);
        return Promise.resolve();
      },
      isCancelled: () => state.sent.length >= state.stopAfter,
      onProgress: (share) => state.progress.push(share),
    });
  return { state, send };
}

describe('sending a video', () => {
  it('sends every part once, in order, and tells how far it has come', async () => {
    const { state, send } = world();
    expect(await send()).toEqual({ kind: 'sent' });
    expect(state.sent).toEqual(['0.1:0+4', '1.1:4+4', '2.1:8+2']);
    expect(state.progress).toEqual([0, 0.2, 0.4, 0.6, 0.8, 0.9, 1]);
  });

  it('tries a part that did not arrive again at a fresh place, and no other', async () => {
    const { state, send } = world();
    state.line = [true, false, true];
    expect(await send()).toEqual({ kind: 'sent' });
    expect(state.sent).toEqual(['0.1:0+4', '1.2:4+4', '2.2:8+2']);
    expect(state.pauses).toEqual([1_000]);
  });

  it('gives up on a dead line, and goes on from there when it is asked again', async () => {
    const { state, send } = world();
    state.line = [true, false, false, false, false];
    expect(await send()).toEqual({ kind: 'failed', code: 'NETWORK_FAILED' });
    expect(state.pauses).toEqual([1_000, 4_000, 10_000]);
    state.line = [];
    expect(await send()).toEqual({ kind: 'sent' });
    expect(state.sent.map((one) => one.split(':')[1])).toEqual(['0+4', '4+4', '8+2']);
  });

  it('sends nothing where all of it is there', async () => {
    const { state, send } = world();
    state.arrived = new Set([0, 1, 2]);
    expect(await send()).toEqual({ kind: 'sent' });
    expect(state.sent).toEqual([]);
  });

  it('says at once what no repetition mends', async () => {
    const { state, send } = world();
    state.refusal = 'UPLOAD_TOO_LARGE';
    expect(await send()).toEqual({ kind: 'failed', code: 'UPLOAD_TOO_LARGE' });
    expect(state.begun).toBe(1);
  });

  it('stops between two parts', async () => {
    const { state, send } = world();
    state.stopAfter = 1;
    expect(await send()).toEqual({ kind: 'cancelled' });
    expect(state.sent).toHaveLength(1);
  });

  it('says at once when the phone does not give a part, and goes on from there', async () => {
    const { state, send } = world();
    state.fullAt = 4;
    expect(await send()).toEqual({ kind: 'unreadable' });
    expect([state.begun, state.pauses]).toEqual([1, []]);
    state.fullAt = undefined;
    expect(await send()).toEqual({ kind: 'sent' });
    expect(state.sent.map((one) => one.split(':')[1])).toEqual(['0+4', '4+4', '8+2']);
  });

  it('tells files apart by size, beginning and end', () => {
    const ends = (...texts: string[]) => texts.map((text) => Buffer.from(text));
    const one = fingerprintOf(10, ends('a', 'b'));
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/u);
    expect(fingerprintOf(10, ends('a', 'b'))).toBe(one);
    for (const other of [
      fingerprintOf(11, ends('a', 'b')),
      fingerprintOf(10, ends('a', 'c')),
      fingerprintOf(10, ends('c', 'b')),
    ])
      expect(other).not.toBe(one);
  });
});

describe('chapters as they are written', () => {
  it.each([
    ['0:00', 0],
    ['1:30', 90],
    ['1：05.5', 65.5],
    ['90', undefined],
    ['1:75', undefined],
  ])('%s', (time, seconds) => expect(secondsOf(time)).toBe(seconds));

  it('are put in order, and none without a name or a time', () => {
    const written = [
      { title: '二', time: '1:00' },
      { title: '一', time: '0:07.5' },
    ];
    expect(chaptersOf(written)).toEqual([
      { title: '一', startSeconds: 7.5 },
      { title: '二', startSeconds: 60 },
    ]);
    expect(
      chaptersOf(written)
        ?.map(writtenOf)
        .map(({ time }) => time),
    ).toEqual(['0:07.5', '1:00']);
    expect(chaptersOf([{ title: '', time: '0:00' }])).toBeUndefined();
  });
});

describe('a question that is being written', () => {
  const question = { ...newQuestion('q1'), text: '问', options: ['甲', '乙', '丙'], right: [1] };

  it('has one right answer or several by its kind', () => {
    expect(pressed(question, 2)).toEqual([2]);
    const several = { ...question, kind: 'multiple' as const };
    expect(pressed(several, 0)).toEqual([0, 1]);
    expect(pressed(several, 1)).toEqual([]);
    expect(asKind({ ...several, right: [0, 2] }, 'single', ['对', '错']).right).toEqual([0]);
    expect(asKind(question, 'true-false', ['对', '错'])).toMatchObject({
      options: ['对', '错'],
      right: [1],
    });
  });

  it('keeps what is right when options go', () => {
    expect(withoutOption({ ...question, right: [2] }, 0)).toMatchObject({
      options: ['乙', '丙'],
      right: [1],
    });
    expect(withoutOption(question, 1).right).toEqual([]);
    const spaced = { ...question, options: [' 甲 ', '', '丙', ''], right: [2] };
    expect(tidied(spaced)).toMatchObject({ options: ['甲', '丙'], right: [1] });
  });

  it.each([
    [{ text: '' }, 'text'],
    [{ options: ['甲'] }, 'options'],
    [{ options: ['甲', '甲'] }, 'same-options'],
    [{ right: [] }, 'right-none'],
    [{ right: [0, 1] }, 'right-several'],
    [{}, undefined],
  ])('is held to %j: %s', (more, fault) => expect(faultOf({ ...question, ...more })).toBe(fault));
});

describe('a preview', () => {
  const pool = [
    { ...newQuestion('q1'), text: '一', options: ['甲', '乙', '丙'], right: [1] },
    { ...newQuestion('q2'), kind: 'multiple' as const, options: ['甲', '乙', '丙'], right: [0, 2] },
    { ...newQuestion('q3'), kind: 'true-false' as const, options: ['对', '错'], right: [1] },
  ];

  it.each([0.01, 0.3, 0.7, 0.99])('asks and marks as members are asked: %d', (seed) => {
    let drawn = seed;
    // A row of numbers that is the same every time.
    const random = () => (drawn = (drawn * 7.31 + 0.17) % 1);
    const { questions, mark } = previewTryOf({ ask: 3, pool }, random);
    expect(questions.map(({ questionId }) => questionId).sort()).toEqual(['q1', 'q2', 'q3']);
    const rightOf = (questionId: string, options: readonly string[]) => {
      const { right = [], options: own = [] } =
        pool.find((one) => one.questionId === questionId) ?? {};
      return right.map((place) => options.indexOf(own[place] ?? ''));
    };
    const all = questions.map(({ questionId, options }) => rightOf(questionId, options));
    expect(mark(all)).toMatchObject({ right: 3, asked: 3, counted: false });
    expect(mark(all.map((places) => places.slice(1)))).toMatchObject({ right: 0 });
    expect(mark([])).toMatchObject({ right: 0 });
    const [trueFalse] = questions.filter(({ kind }) => kind === 'true-false');
    expect(trueFalse?.options).toEqual(['对', '错']);
    expect(previewTryOf({ ask: 1, pool }, random).questions).toHaveLength(1);
  });

  it('is what the player takes, with no receipt to report by, and nothing without a film', () => {
    const film = { fileName: '', bytes: 1, durationSeconds: 90, startsAtOnce: true };
    const draft = {
      ...{ draftId: 'd1', title: '用电', series: '安全', lecturer: '周老师', description: '' },
      ...{ chapters: [{ title: '开场', startSeconds: 0 }], quiz: { ask: 2, pool } },
      ...{ video: { ...film, url: 'film' }, lowVideo: { ...film, url: 'low' } },
      captionsUrl: 'captions',
    } as unknown as DraftView;
    const lecture = previewedOf(draft);
    expect(lecture).toMatchObject({
      ...{ lectureId: 'd1', videoUrl: 'film', lowVideoUrl: 'low', captionsUrl: 'captions' },
      ...{ durationSeconds: 90, completed: false, quiz: { questions: 2 } },
    });
    expect(lecture).not.toHaveProperty('receipt');
    expect(lecture).not.toHaveProperty('description');
    const { quiz, title } = draft;
    expect(previewedOf({ quiz, title } as DraftView)).toBeUndefined();
  });
});
