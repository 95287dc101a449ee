import { useCallback, useEffect, useState } from 'react';
import type { CertificateAnswer } from '@contract/award-answers';
import { drawnSheet } from '@/platform/poster-canvas';
import { certificateSize, drawCertificate } from './draw-certificate';

export type CertificateState =
  { kind: 'drawing' } | { kind: 'failed' } | { kind: 'drawn'; picture: string };

/** Draws a certificate as soon as it is known, and again when something on it changes. */
export function useCertificate(answer: CertificateAnswer) {
  const [state, setState] = useState<CertificateState>({ kind: 'drawing' });
  const [round, setRound] = useState(0);
  // Whether the list names its holder changes nothing on the picture.
  const content = JSON.stringify({ ...answer, named: undefined });
  useEffect(() => {
    let isCurrent = true;
    setState({ kind: 'drawing' });
    void pictureOf(content).then((next) => {
      if (isCurrent) setState(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [content, round]);
  const redraw = useCallback(() => setRound((before) => before + 1), []);
  return { state, redraw };
}

async function pictureOf(content: string): Promise<CertificateState> {
  const answer = JSON.parse(content) as CertificateAnswer;
  try {
    const picture = await drawnSheet(certificateSize, (pen) => drawCertificate(pen, answer));
    return { kind: 'drawn', picture };
  } catch {
    // A phone without memory for the canvas, or without one: the person can try again.
    return { kind: 'failed' };
  }
}
