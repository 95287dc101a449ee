type Role =
  | 'button'
  | 'link'
  | 'heading'
  | 'img'
  | 'status'
  | 'alert'
  | 'switch'
  | 'tab'
  | 'tablist'
  | 'dialog'
  | 'progressbar'
  | 'list'
  | 'listitem'
  | 'navigation'
  | 'main'
  | 'radio'
  | 'radiogroup';

interface Description {
  role?: Role;
  /** What a screen reader says instead of the content. */
  label?: string;
  /** State of a switch, a tab or a radio button; of a link, that it leads to where one is. */
  on?: boolean;
  /** Level of a heading. */
  level?: 1 | 2 | 3;
}

const isBrowser = process.env.TARO_ENV === 'h5';

/**
 * Accessibility attributes of a View or Image, as the target wants them. The mini-program knows role and label only, so a
 * state must stand in the label there; controls in the browser become reachable by keyboard.
 */
export function accessible({ role, label, on, level }: Description): Record<string, string> {
  if (!isBrowser) {
    return { ...(role ? { ariaRole: role } : {}), ...(label ? { ariaLabel: label } : {}) };
  }
  return {
    ...(role ? { role } : {}),
    ...(label ? { 'aria-label': label } : {}),
    ...stateOf(role, on),
    ...(level ? { 'aria-level': String(level) } : {}),
    ...(isControl(role) ? { tabindex: '0' } : {}),
  };
}

/**
 * Attributes of an Image beside words that say the same. The browser then neither reads its address aloud nor draws a torn
 * picture where it cannot be had.
 */
export const decoration: { nativeProps?: Record<string, string> } = isBrowser
  ? { nativeProps: { alt: '' } }
  : {};

function stateOf(role: Role | undefined, on: boolean | undefined): Record<string, string> {
  if (on === undefined) return {};
  if (role === 'link') return on ? { 'aria-current': 'page' } : {};
  if (role === 'tab') return { 'aria-selected': String(on) };
  return { [role === 'button' ? 'aria-pressed' : 'aria-checked']: String(on) };
}

function isControl(role: Role | undefined): boolean {
  return (
    role === 'button' || role === 'link' || role === 'switch' || role === 'tab' || role === 'radio'
  );
}
