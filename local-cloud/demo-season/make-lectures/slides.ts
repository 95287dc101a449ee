import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LectureScript } from './lecture-script';
import type { Frame } from './timeline';

export const SLIDE_SIZE = { width: 854, height: 480 };

/** Asked for by the licence of the recorded syllables (CC BY 3.0). */
const VOICE_CREDIT = '合成语音；音节录音：羅竺、徵音梅林（CC BY 3.0）';

const ICONS_FOLDER = path.dirname(require.resolve('lucide-static/icons/book-open.svg'));
const STYLE = readFileSync(path.join(__dirname, 'slides.css'), 'utf8');

/** The page that, photographed at SLIDE_SIZE, is the picture of this frame. */
export function slideHtml(script: LectureScript, { slide, point }: Frame): string {
  const content = script.slides[slide - 1];
  const isClosing = slide === script.slides.length + 1;
  const total = script.slides.length + 2;
  const main =
    slide === 0
      ? titleOf(script)
      : pointsOf({
          heading: isClosing ? '记住' : (content?.heading ?? ''),
          icon: isClosing ? 'bookmark-check' : (content?.icon ?? script.icon),
          points: isClosing ? script.closingPoints : (content?.points ?? []),
          shown: point,
          numbered: !isClosing,
        });
  const note = isClosing || slide === 0 ? VOICE_CREDIT : escapeHtml(script.title);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${STYLE}</style></head><body>
<header>${iconSvg('book-open')}<span>冬训学堂 · ${escapeHtml(script.series)}</span></header>
<main>${main}</main>
<footer><span>${note}</span><span>${slide + 1} / ${total}</span></footer></body></html>`;
}

function titleOf({ title, lecturer, lecturerTeam, icon }: LectureScript): string {
  return `<div class="words"><div class="rule"></div><h1>${breakableBetweenWords(title)}</h1>
<p class="by">${escapeHtml(lecturer)} · ${escapeHtml(lecturerTeam)}</p></div>
<div class="picture">${iconSvg(icon)}</div>`;
}

function statementOf(statement: string, icon: string): string {
  return `<div class="words"><div class="rule"></div><p class="statement">${escapeHtml(statement)}</p></div>
<div class="picture">${iconSvg(icon)}</div>`;
}

/** Two lines break between words, never inside one, and no mark begins a line. */
function breakableBetweenWords(text: string): string {
  const parts = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)];
  return parts
    .map(({ segment, isWordLike }) => (isWordLike ? '<wbr>' : '') + escapeHtml(segment))
    .join('');
}

interface PointList {
  heading: string;
  icon: string;
  points: string[];
  shown: number;
  numbered: boolean;
}

function pointsOf({ heading, icon, points, shown, numbered }: PointList): string {
  if (points.length === 1) return statementOf(points[0] ?? '', icon);
  const items = points.map((point, index) => {
    const state = index + 1 > shown ? 'coming' : index + 1 === shown && numbered ? 'new' : 'said';
    return `<li class="${state}"><b>${index + 1}</b>${escapeHtml(point)}</li>`;
  });
  return `<div class="words"><h2>${escapeHtml(heading)}</h2><ol class="${points.length > 3 ? 'four' : ''}">${items.join('')}</ol></div>
<div class="picture">${iconSvg(icon)}</div>`;
}

function iconSvg(name: string): string {
  return readFileSync(path.join(ICONS_FOLDER, `${name}.svg`), 'utf8').replace(/<!--.*?-->/u, '');
}

function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}
