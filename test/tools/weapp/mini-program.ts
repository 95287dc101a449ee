import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PageInstance, SentPage, SimulatedComponent } from 'miniprogram-simulate';
import { appComponents, shareDefinitions } from './definitions';
import { nativeTags } from './native-tags';
import type { Phone } from './phone';
import { PhoneTimers } from './phone-timers';
import { spareSimulation } from './simulation';
import { ApiFailure, asynchronous } from './wx-api';

type Simulate = typeof import('miniprogram-simulate');
type Exparser = (typeof import('miniprogram-exparser'))['default'];

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar?: { custom?: boolean; list: { pagePath: string }[] };
}

interface OpenPage {
  route: string;
  instance: PageInstance;
  host: HTMLElement;
  parts: SimulatedComponent[];
}

type Lifecycle = Record<string, ((options: object) => void) | undefined>;

/** WeChat refuses to open more pages on top of one another. */
const MAX_STACK = 10;

/**
 * Runs a built mini-program (dist/weapp) in jsdom: its scripts, its templates compiled by WeChat's compiler, a stack of
 * pages and tabs that follows WeChat's rules of navigation, and a phone beneath. One at a time in a test file; starting
 * another one is taking another phone in the hand.
 */
export class MiniProgram {
  private static running: MiniProgram | undefined;
  /** Told of each program before its first page is made. */
  static onStart: ((app: MiniProgram) => void) | undefined;
  /** Told of every setData of a page and of its tab bar, as it was handed over. */
  onSetData: ((data: Record<string, unknown>, of: 'page' | 'bar') => void) | undefined;
  private readonly timers = new PhoneTimers();
  private readonly stack: OpenPage[] = [];
  private readonly tabs = new Map<string, OpenPage>();
  private readonly ids = new Map<string, string>();
  private readonly routes: Set<string>;
  private readonly tabRoutes: string[];

  private constructor(
    private readonly root: string,
    private readonly simulate: Simulate,
    private readonly exparser: Exparser,
    private readonly json: AppJson,
    readonly phone: Phone,
  ) {
    const inPackages = (json.subPackages ?? []).flatMap((sub) =>
      sub.pages.map((page) => path.posix.join(sub.root, page)),
    );
    this.routes = new Set([...json.pages, ...inPackages]);
    this.tabRoutes = json.tabBar?.list.map((tab) => tab.pagePath) ?? [];
  }

  /**
   * Boots the build in `root` as WeChat does: the app's script first, then the page named by `launchUrl`
   * (the first one when left out).
   */
  static async start(root: string, phone: Phone, launchUrl?: string): Promise<MiniProgram> {
    MiniProgram.switchOff();
    document.body.innerHTML = '';
    const realm = globalThis as Record<string, unknown>;
    delete realm['wx'];
    // A fresh registry is a fresh process: no module of an earlier app keeps its state.
    jest.resetModules();
    spareSimulation();
    const registry = await import('j-component');
    const exparser = await import('miniprogram-exparser');
    const simulate = await import('miniprogram-simulate');
    for (const tag of nativeTags()) registry.default.register(tag);
    shareDefinitions(registry.default, root);
    const json = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8')) as AppJson;
    const program = new MiniProgram(root, simulate, exparser.default, json, phone);
    Object.assign(realm['wx'] as object, phone.api(), program.navigationApi());
    MiniProgram.running = program;
    MiniProgram.onStart?.(program);
    await program.boot(realm, launchUrl ?? `/${json.pages[0] ?? ''}`);
    return program;
  }

  /** Switches the phone off on which an app runs; nothing is told to the app. */
  static switchOff(): void {
    MiniProgram.running?.kill();
    MiniProgram.running = undefined;
  }

  /** The page in front. */
  get page(): OpenPage {
    const top = this.stack.at(-1);
    if (!top) throw new Error('no page is open');
    return top;
  }

  /** Routes from the bottom of the stack to the page in front. */
  get pageStack(): string[] {
    return this.stack.map((page) => page.route);
  }

  /**
   * Waits until nothing moves: no call under way, and nothing left of what React and Taro do to bring a change to the screen. It is known,
   * not guessed by the time without a change, so a busy machine makes it later and not wrong.
   * @throws Error when something moves without end
   */
  async rest(patienceMs: number): Promise<void> {
    const deadlineMs = performance.now() + patienceMs;
    do {
      if (performance.now() > deadlineMs) throw new Error(`${this.page.route} never rests`);
      await this.timers.turn();
    } while (this.timers.hasSteps || this.phone.callsUnderWay > 0);
  }

  private async boot(realm: Record<string, unknown>, launchUrl: string): Promise<void> {
    let app: Lifecycle | undefined;
    realm['App'] = (definition: Lifecycle) => {
      app = definition;
    };
    realm['getApp'] = () => app;
    realm['getCurrentPages'] = () => this.stack.map((page) => page.instance);
    realm['Page'] = (definition: Record<string, unknown>) => {
      (realm['Component'] as (component: object) => void)(asComponent(definition));
    };
    await import(path.join(this.root, 'app.js'));
    if (!app) throw new Error('app.js registered no app');
    const { route, query } = this.parse(launchUrl);
    const launch = { path: route, query, scene: this.phone.entryScene, referrerInfo: {} };
    Object.assign(realm['wx'] as object, {
      getLaunchOptionsSync: () => launch,
      getEnterOptionsSync: () => launch,
    });
    app['onLaunch']?.(launch);
    app['onShow']?.(launch);
    this.reLaunch(launchUrl);
  }

  private navigationApi(): Record<string, unknown> {
    const to = (name: string, go: (url: string) => void): unknown =>
      asynchronous<{ url: string }>(name, ({ url }) => go(url));
    return {
      navigateTo: to('navigateTo', (url) => this.navigateTo(url)),
      redirectTo: to('redirectTo', (url) => this.redirectTo(url)),
      switchTab: to('switchTab', (url) => this.switchTab(url)),
      reLaunch: to('reLaunch', (url) => this.reLaunch(url)),
      navigateBack: asynchronous<{ delta?: number }>('navigateBack', ({ delta }) =>
        this.navigateBack(delta ?? 1),
      ),
    };
  }

  navigateTo(url: string): void {
    this.refuseTab(url);
    if (this.stack.length >= MAX_STACK) throw new ApiFailure('webview count limit exceed');
    this.parse(url);
    // WeChat hides the page below before it loads the one above.
    this.cover(this.page);
    const page = this.create(url);
    this.stack.push(page);
    this.uncover(page);
  }

  redirectTo(url: string): void {
    this.refuseTab(url);
    const page = this.create(url);
    this.close(this.stack.pop());
    this.stack.push(page);
    this.uncover(page);
  }

  switchTab(url: string): void {
    const { route } = this.parse(url);
    if (!this.tabRoutes.includes(route)) throw new ApiFailure('can not switch to no-tabBar page');
    if (url.includes('?')) throw new ApiFailure('url with a query in switchTab');
    const top = this.stack.at(-1);
    if (top?.route === route) return;
    for (const page of this.stack.splice(0)) {
      if (this.tabs.get(page.route) !== page) this.close(page);
      else if (page === top) this.cover(page);
    }
    const page = this.tabs.get(route) ?? this.create(url);
    this.stack.push(page);
    this.uncover(page);
  }

  reLaunch(url: string): void {
    for (const page of new Set([...this.stack.splice(0), ...this.tabs.values()])) this.close(page);
    this.tabs.clear();
    const page = this.create(url);
    this.stack.push(page);
    this.uncover(page);
  }

  navigateBack(delta = 1): void {
    if (this.stack.length <= 1) throw new ApiFailure('cannot navigate back at first page.');
    for (let left = delta; left > 0 && this.stack.length > 1; left -= 1)
      this.close(this.stack.pop());
    this.uncover(this.page);
  }

  /** WeChat's own menu: sends the page in front to a chat. Undefined where the page does not offer it. */
  sendOn(): SentPage | undefined {
    return this.page.instance.onShareAppMessage?.({ from: 'menu' });
  }

  /** Brings the whole app to the background, as a locked phone does, and back. */
  hide(): void {
    this.phone.sendToBackground(true);
    this.page.instance.onHide?.();
  }

  show(): void {
    this.phone.sendToBackground(false);
    this.page.instance.onShow?.();
  }

  /** Ends the app the way WeChat does when it takes the memory back: nothing is told to the pages. */
  kill(): void {
    for (const page of new Set([...this.stack.splice(0), ...this.tabs.values()])) {
      for (const part of page.parts) part.detach();
    }
    this.timers.end();
    this.phone.forgetApp();
    document.body.innerHTML = '';
  }

  /** Fires a mini-program event on a rendered node; it bubbles as WeChat's do. */
  dispatch(element: unknown, name: string, detail: Record<string, unknown>): void {
    const options = { bubbles: true, composed: true, capturePhase: true };
    this.exparser.Event.dispatchEvent(element, this.exparser.Event.create(name, detail, options));
  }

  private refuseTab(url: string): void {
    if (this.tabRoutes.includes(this.parse(url).route)) {
      throw new ApiFailure('can not navigateTo a tabbar page');
    }
  }

  private parse(url: string): { route: string; query: Record<string, string> } {
    const [place = '', search = ''] = url.split('?');
    const from = path.posix.dirname(this.stack.at(-1)?.route ?? '');
    const route = place.startsWith('/') ? place.slice(1) : path.posix.join(from, place);
    if (!this.routes.has(route)) throw new ApiFailure(`page "${route}" is not found`);
    // WeChat hands parameters on as they are written, without decoding them.
    const pairs = search.split('&').filter(Boolean);
    const query = Object.fromEntries(
      pairs.map((pair) => [pair.replace(/=.*/s, ''), pair.replace(/^[^=]*=?/, '')]),
    );
    return { route, query };
  }

  private create(url: string): OpenPage {
    const { route, query } = this.parse(url);
    const host = document.body.appendChild(document.createElement('div'));
    const component = this.render(route, host);
    const instance = component.instance;
    Object.assign(instance, { route, is: route, options: query });
    this.listenToSetData(instance, 'page');
    const page: OpenPage = { route, instance, host, parts: [component] };
    if (this.tabRoutes.includes(route)) {
      this.tabs.set(route, page);
      this.addTabBar(page);
    }
    // The page must be on the stack while it loads: Taro looks itself up there.
    this.stack.push(page);
    instance.onLoad?.(query);
    this.stack.pop();
    return page;
  }

  private listenToSetData(instance: PageInstance, of: 'page' | 'bar'): void {
    const setData = instance.setData.bind(instance);
    instance.setData = (data, done) => {
      this.onSetData?.(data, of);
      setData(data, done);
    };
  }

  private addTabBar(page: OpenPage): void {
    if (!this.json.tabBar?.custom) return;
    const bar = this.render('custom-tab-bar/index', page.host);
    page.parts.push(bar);
    this.listenToSetData(bar.instance, 'bar');
    page.instance.getTabBar = () => bar.instance;
  }

  private render(file: string, host: HTMLElement): SimulatedComponent {
    const id = this.ids.get(file) ?? this.load(file);
    this.ids.set(file, id);
    const component = this.simulate.render(id);
    component.attach(host);
    return component;
  }

  private load(file: string): string {
    return this.simulate.load(path.join(this.root, file), 'page', {
      rootPath: this.root,
      usingComponents: appComponents(this.root),
    });
  }

  private cover(page: OpenPage): void {
    page.instance.onHide?.();
    page.host.style.display = 'none';
  }

  private readonly ready = new WeakSet<OpenPage>();

  private uncover(page: OpenPage): void {
    page.host.style.display = '';
    page.instance.onShow?.();
    if (this.ready.has(page)) return;
    this.ready.add(page);
    page.instance.onReady?.();
  }

  private close(page: OpenPage | undefined): void {
    if (!page) return;
    page.instance.onUnload?.();
    for (const part of page.parts) part.detach();
    page.host.remove();
  }
}

/** In WeChat a page is a component; miniprogram-simulate only knows components. */
function asComponent(page: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(page);
  const methods = entries.filter(([, value]) => typeof value === 'function');
  const others = entries.filter(([, value]) => typeof value !== 'function');
  return { ...Object.fromEntries(others), methods: Object.fromEntries(methods) };
}
