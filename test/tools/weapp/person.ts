import type { MiniProgram } from './mini-program';

type MiniNode = HTMLElement & { __wxElement?: { data?: Record<string, unknown> } };

const PATIENCE_MS = 20_000;

/** A person in front of a mini-program: reads what is shown, taps, types, waits. */
export class Person {
  constructor(readonly app: MiniProgram) {}

  /** All words on the page in front, one space between them. */
  text(): string {
    return wordsOf(this.app.page.host);
  }

  /** Waits until nothing moves: no change on its way to the screen and no call to the cloud under way. */
  async settle(): Promise<void> {
    await this.app.rest(PATIENCE_MS);
  }

  /** Waits until the page in front says `text`; fails with what it says instead. */
  async untilText(text: string | RegExp): Promise<string> {
    const deadlineMs = performance.now() + PATIENCE_MS;
    while (!matches(this.text(), text)) {
      if (performance.now() > deadlineMs) {
        throw new Error(
          `${this.app.page.route} never says ${String(text)}; it says: ${this.text()}`,
        );
      }
      await pause(10);
    }
    return this.text();
  }

  /** Waits until something carries exactly this text or accessible name. */
  async untilShown(text: string | RegExp): Promise<void> {
    await this.untilFound(text);
  }

  /**
   * Taps what carries exactly this text or accessible name, as soon as it is there and nothing moves; several times before anything is
   * drawn, as a hand does that trembles.
   */
  async tap(text: string | RegExp, times = 1): Promise<void> {
    const target = await this.untilFound(text);
    if (isDisabled(target)) throw new Error(`"${String(text)}" is disabled`);
    for (let done = 0; done < times; done += 1) this.fire(target, 'tap', { x: 0, y: 0 });
    await this.settle();
  }

  /** Types into the field with this placeholder or accessible name. */
  async input(placeholder: string, value: string): Promise<void> {
    const field = await this.untilThere(`a field "${placeholder}"`, () =>
      this.all('wx-input, wx-textarea').find((node) =>
        [attribute(node, 'placeholder'), attribute(node, 'ariaLabel')].includes(placeholder),
      ),
    );
    this.fire(field, 'focus', { value: '' });
    this.fire(field, 'input', { value, cursor: value.length, keyCode: 0 });
    this.fire(field, 'blur', { value });
    await this.settle();
  }

  /** Fires an event of a native component, such as `timeupdate` of the first `video`. */
  fireOn(tag: string, event: string, detail: Record<string, unknown> = {}): void {
    this.fire(this.native(tag), event, detail);
  }

  /** An attribute of the first native component of this kind. */
  attributeOf(tag: string, name: string): unknown {
    return attribute(this.native(tag), name);
  }

  private native(tag: string): MiniNode {
    const node = this.all(`wx-${tag}`)[0];
    if (!node) throw new Error(`no <${tag}> on ${this.app.page.route}`);
    return node;
  }

  all(selector: string): MiniNode[] {
    return [...this.app.page.host.querySelectorAll<MiniNode>(selector)];
  }

  private async untilFound(text: string | RegExp): Promise<MiniNode> {
    return await this.untilThere(`anything that says ${String(text)}`, () => this.find(text));
  }

  /**
   * Looks until the app rests with something there; answers within the same turn. What is seen while something moves may already be
   * gone from the app, which draws a moment after it has changed: a tap on it would reach nobody.
   */
  private async untilThere(what: string, look: () => MiniNode | undefined): Promise<MiniNode> {
    const deadlineMs = performance.now() + PATIENCE_MS;
    for (;;) {
      await this.settle();
      const found = look();
      if (found) return found;
      if (performance.now() > deadlineMs) {
        throw new Error(`${this.app.page.route} never shows ${what}; it says: ${this.text()}`);
      }
      await pause(10);
    }
  }

  /** The innermost element with this text or accessible name. */
  private find(text: string | RegExp): MiniNode | undefined {
    const found = this.all('*').filter((node) => node.__wxElement && isNamed(node, text));
    return found.find((node) => !found.some((other) => other !== node && node.contains(other)));
  }

  private fire(node: MiniNode, name: string, detail: Record<string, unknown>): void {
    this.app.dispatch(node.__wxElement, name, detail);
  }
}

function isNamed(node: MiniNode, text: string | RegExp): boolean {
  return matches(wordsOf(node), text, true) || matches(accessibleName(node), text, true);
}

function matches(words: string, text: string | RegExp, exactly = false): boolean {
  if (typeof text !== 'string') return text.test(words);
  return exactly ? words === text : words.includes(text);
}

/** Words as a reader sees them: neighbouring elements apart, the pieces of one text together. */
function wordsOf(node: HTMLElement): string {
  const pieces = [...node.childNodes].map((child) => {
    if (!(child instanceof HTMLElement)) return child.textContent ?? '';
    return child.tagName === 'WX-TEXT' ? ` ${child.textContent} ` : ` ${wordsOf(child)} `;
  });
  return pieces.join('').replace(/\s+/g, ' ').trim();
}

function attribute(node: MiniNode, name: string): unknown {
  return node.__wxElement?.data?.[name];
}

function accessibleName(node: MiniNode): string {
  const label = attribute(node, 'ariaLabel');
  return typeof label === 'string' ? label : '';
}

function isDisabled(node: MiniNode): boolean {
  const button = node.closest<MiniNode>('wx-button');
  return button !== null && Boolean(attribute(button, 'disabled'));
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
