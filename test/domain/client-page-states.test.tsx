/** @jest-environment jsdom */
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { FailureState, isFinal, WaysOn, type FailureStateProps } from '@/components/failure-state';
import { QueryView } from '@/components/query-view';
import { common, notFoundCopy } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { PageGuard } from '@/features/shell/components/page-guard';
import { beginAnew } from '@/platform/cached-query';

/** What a page shows in place of what it was asked for, drawn as the browser build draws it. */
jest.mock('@tarojs/components', () => ({ View: 'div', Image: 'img', Text: 'span' }));
jest.mock('@tarojs/taro', () => ({}));
jest.mock('@/platform/cached-query', () => ({ beginAnew: jest.fn() }));

let root: Root;
let page: HTMLElement;
const draw = (what: ReactNode) => act(() => root.render(what));
const button = () => page.querySelector<HTMLElement>('.button');
const press = () => act(() => button()?.click());

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

describe('a page that cannot be drawn', () => {
  // React tells the console of every error that a guard has caught.
  beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => void jest.restoreAllMocks());
  const Broken = ({ answer }: { answer: { rows: string[] } | undefined }) => (
    <div>{answer!.rows.join()}</div>
  );

  it('says so in its place, leaves what stands around it, and tries again without what was kept', () => {
    const frame = (answer: { rows: string[] } | undefined) => (
      <>
        <nav>首页</nav>
        <PageGuard>
          <Broken answer={answer} />
        </PageGuard>
      </>
    );
    draw(frame(undefined));
    expect(page.textContent).toBe(`首页${common.broken}${common.retry}`);
    expect(page.querySelector('.empty-state__disc--amber')).not.toBeNull();
    draw(frame({ rows: ['第一支部'] }));
    expect(beginAnew).not.toHaveBeenCalled();
    press();
    expect(beginAnew).toHaveBeenCalledTimes(1);
    expect(page.textContent).toBe('首页第一支部');
  });

  it('says so again where it still cannot be drawn', () => {
    draw(
      <PageGuard>
        <Broken answer={undefined} />
      </PageGuard>,
    );
    press();
    expect(page.textContent).toContain(common.broken);
  });
});

describe('a failure in place of a page', () => {
  const join = jest.fn();
  const back = jest.fn();
  const onRetry = jest.fn();
  const fail = (code: FailureStateProps['code'], ways: { back?: () => void } = { back }) =>
    draw(
      <WaysOn.Provider value={{ join, ...ways }}>
        <FailureState code={code} onRetry={onRetry} />
      </WaysOn.Provider>,
    );
  beforeEach(() => jest.clearAllMocks());

  it.each([
    ['NETWORK_FAILED', errorCopy.NETWORK_FAILED, common.retry, onRetry],
    ['TIMED_OUT', errorCopy.TIMED_OUT, common.retry, onRetry],
    ['NOT_ALLOWED', errorCopy.NOT_ALLOWED, common.back, back],
    ['SESSION_NOT_FOUND', errorCopy.SESSION_NOT_FOUND, common.back, back],
    ['NOT_JOINED', errorCopy.NOT_JOINED, common.join, join],
    // A cut off link says nothing of a form that nobody has filled in.
    ['BAD_REQUEST', notFoundCopy.text, common.back, back],
  ] as const)('%s says why, and leads on', (code, text, action, way) => {
    fail(code);
    expect(page.textContent).toBe(text + action);
    press();
    expect([join, back, onRetry].filter((one) => one.mock.calls.length > 0)).toEqual([way]);
  });

  it('has no way back on a tab', () => {
    fail('NOT_ALLOWED', {});
    expect(page.textContent).toBe(errorCopy.NOT_ALLOWED);
    expect(button()).toBeNull();
  });

  it.each([
    ['NOT_ALLOWED', ''],
    ['TIMED_OUT', '第一支部'],
  ] as const)('%s beside what was known before shows “%s” of it', (failure, left) => {
    expect(isFinal(failure)).toBe(left === '');
    const query = { data: '第一支部', asOfMs: 0, failure, loading: false, offline: false };
    draw(
      <QueryView query={{ ...query, refresh: onRetry }} skeleton={['line']}>
        {(name) => <b>{name}</b>}
      </QueryView>,
    );
    expect(page.querySelector('b')?.textContent ?? '').toBe(left);
    expect(page.textContent).toContain(left === '' ? errorCopy[failure] : common.retry);
  });
});
