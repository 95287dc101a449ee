import type { AskedQuestion } from '@contract/quiz';
import type { CallResult, FailureCode, ResponseOf } from '@/platform/cloud';

export type AnswerResult = CallResult<ResponseOf<'quiz', 'answer'>>;

/** One try of a lecture's quiz on this phone. */
export interface Attempt {
  attemptId: string;
  lectureId: string;
  version: number;
  /** As they were put, so that the result can be read without asking again. */
  questions: AskedQuestion[];
  answers: { questionId: string; chosen: number[] }[];
  /** What the server said; undefined while it has said nothing. */
  answer?: ResponseOf<'quiz', 'answer'>;
  /** Why the latest sending brought nothing; has no say once there is an answer. */
  failure?: FailureCode;
}

/** The latest try of each lecture, by lecture id. */
export type Attempts = Readonly<Record<string, Attempt>>;

export interface AttemptPorts {
  read: () => Attempts;
  /** False when the phone refused to keep it. */
  write: (attempts: Attempts) => boolean;
  send: (attempt: Attempt) => Promise<AnswerResult>;
}

/** Refusals that no repetition can mend. */
const hopeless: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'BAD_REQUEST',
  'LECTURE_NOT_FOUND',
  'LECTURE_WITHDRAWN',
  'SEASON_OVER',
  'QUIZ_NOT_FOUND',
  'NOT_JOINED',
]);

export const isHopeless = ({ failure }: Attempt) => failure !== undefined && hopeless.has(failure);
const isWaiting = (attempt: Attempt) => attempt.answer === undefined && !isHopeless(attempt);

/** Answers that were read are kept for so many lectures, so that the phone's storage stays small. */
const mostKept = 12;

export interface QuizAttempts {
  /** Stores a try, then sends it. False when the phone could not keep it: then nothing was sent. */
  submit: (attempt: Attempt) => boolean;
  /** Sends everything that waits, one after the other, and stops where no server is reached. */
  sendWaiting: () => Promise<void>;
  of: (lectureId: string) => Attempt | undefined;
  /** Makes room for another try; one that waits stays. */
  forget: (lectureId: string) => void;
  onChange: (listener: () => void) => () => void;
}

/**
 * Tries on their way to the server. A try is stored before it is sent, and stays until it was answered, so that neither a dead
 * network nor a killed app loses it; the server counts it once however often it arrives.
 */
export function createQuizAttempts(ports: AttemptPorts): QuizAttempts {
  const listeners = new Set<() => void>();
  let sending: Promise<void> | undefined;

  function put(attempt: Attempt): boolean {
    const all = Object.entries({ ...ports.read(), [attempt.lectureId]: attempt });
    const spare = all
      .filter(([, one]) => !isWaiting(one))
      .slice(0, Math.max(0, all.length - mostKept));
    const gone = new Set(spare.map(([lectureId]) => lectureId));
    const written = ports.write(Object.fromEntries(all.filter(([id]) => !gone.has(id))));
    for (const listener of [...listeners]) listener();
    return written;
  }

  async function sendAll(): Promise<void> {
    for (const attempt of Object.values(ports.read()).filter(isWaiting)) {
      const result = await ports.send(attempt);
      // Another try may have taken its place only once it was answered, so it is still this one.
      if (result.ok) put({ ...attempt, answer: result.data });
      else {
        put({ ...attempt, failure: result.code });
        if (!hopeless.has(result.code)) return;
      }
    }
  }

  function sendWaiting(): Promise<void> {
    sending ??= sendAll().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  return {
    submit(attempt) {
      if (!put(attempt)) return false;
      // What is being sent now does not know of this one yet.
      void (sending ?? Promise.resolve()).then(sendWaiting);
      return true;
    },
    sendWaiting,
    of: (lectureId) => ports.read()[lectureId],
    forget(lectureId) {
      const { [lectureId]: attempt, ...others } = ports.read();
      if (!attempt || isWaiting(attempt)) return;
      ports.write(others);
      for (const listener of [...listeners]) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
