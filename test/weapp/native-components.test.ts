import path from 'node:path';
import simulate from 'miniprogram-simulate';

const NATIVE = path.join(__dirname, '../../src/native');
const ids = new Map<string, string>();

/** Renders a native component by itself, without Taro and without a page. Its script runs once, as in an app. */
function render(component: string, properties: Record<string, unknown>) {
  const file = path.join(NATIVE, component, 'index');
  const id = ids.get(component) ?? simulate.load(file, component, { rootPath: NATIVE });
  ids.set(component, id);
  const rendered = simulate.render(id, properties);
  const host = document.body.appendChild(document.createElement('div'));
  rendered.attach(host);
  return { rendered, host };
}

const wordsOf = (host: HTMLElement) => host.textContent.replace(/\s+/g, ' ').trim();

/** The style is read as text: jsdom drops values that it does not know, such as a conic gradient. */
const percentOf = (instance: { data: Record<string, unknown> }) => instance.data['percent'];

describe('score-ring', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('fills to its share step by step and says its text', () => {
    const { rendered, host } = render('score-ring', { share: 0.5, text: '8/12 任务' });
    expect(wordsOf(host)).toBe('8/12 任务');
    jest.advanceTimersByTime(60);
    expect(percentOf(rendered.instance)).toBeGreaterThan(0);
    expect(percentOf(rendered.instance)).toBeLessThan(50);
    jest.advanceTimersByTime(1_000);
    expect(percentOf(rendered.instance)).toBe(50);
  });

  test.each([
    [-0.5, 0],
    [0, 0],
    [1, 100],
    [1.7, 100],
  ])('a share of %d fills %d %%', (share, percent) => {
    const { rendered } = render('score-ring', { share, text: '' });
    jest.advanceTimersByTime(1_000);
    expect(percentOf(rendered.instance)).toBe(percent);
  });

  test('stops moving when it is taken off the screen', () => {
    const { rendered } = render('score-ring', { share: 1, text: '' });
    rendered.detach();
    expect(jest.getTimerCount()).toBe(0);
  });
});

test('rank-list shows rank, name, branch where there are several, and points', () => {
  const { host } = render('rank-list', {
    rows: [
      { rank: 1, name: '苏明辉', branchName: '总装车间支部', points: '100', own: false },
      { rank: 2, name: '林小满', points: '87', own: true },
    ],
  });
  const words = [...host.querySelectorAll<HTMLElement>('[class*=row]')].map(wordsOf);
  expect(words).toEqual(['1苏明辉总装车间支部100', '2林小满87']);
  expect(host.querySelectorAll('[class*=own]')).toHaveLength(1);
});
