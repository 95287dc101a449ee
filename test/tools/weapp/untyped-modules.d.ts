/** The parts of miniprogram-simulate and the libraries under it that the host uses; they bring no types for them. */
declare module 'miniprogram-simulate' {
  export function load(
    componentPath: string,
    tagName: string,
    options: { rootPath: string; usingComponents?: Record<string, string> },
  ): string;
  export function render(id: string, properties?: Record<string, unknown>): SimulatedComponent;

  export interface SimulatedComponent {
    instance: PageInstance;
    dom: HTMLElement;
    attach(parent: HTMLElement): void;
    detach(): void;
  }

  /** What WeChat hands a page as `this`. */
  export interface PageInstance {
    route?: string;
    is?: string;
    options?: Record<string, string>;
    getTabBar?: () => PageInstance;
    data: Record<string, unknown>;
    setData(data: Record<string, unknown>, done?: () => void): void;
    onLoad?: (query: Record<string, string>) => void;
    onShow?: () => void;
    onReady?: () => void;
    onHide?: () => void;
    onUnload?: () => void;
    /** There where the page offers to be sent on. */
    onShareAppMessage?: (asked: { from: 'menu' }) => SentPage;
  }

  export interface SentPage {
    title?: string;
    path?: string;
    imageUrl?: string;
  }
}

declare module 'j-component' {
  const library: import('./registry').Registry;
  export default library;
}

declare module 'miniprogram-exparser' {
  const library: {
    Event: {
      create(name: string, detail: unknown, options: Record<string, boolean>): unknown;
      dispatchEvent(element: unknown, event: unknown): void;
    };
  };
  export default library;
}
