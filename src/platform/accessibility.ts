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
  | 'banner'
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
  /** A control that cannot be pressed now. */
  disabled?: boolean;
}

const isBrowser = process.env.TARO_ENV === 'h5';

/**
 * Accessibility attributes of a View or Image, as the target wants them. The mini-program knows role and label only, so a
 * state must stand in the label there; controls in the browser become reachable by keyboard.
 */
export function accessible({
  role,
  label,
  on,
  level,
  disabled,
}: Description): Record<string, string> {
  if (!isBrowser) {
    return { ...(role ? { ariaRole: role } : {}), ...(label ? { ariaLabel: label } : {}) };
  }
  return {
    ...(role ? { role } : {}),
    ...(label ? { 'aria-label': label } : {}),
    ...stateOf(role, on),
    ...(level ? { 'aria-level': String(level) } : {}),
    ...(disabled ? { 'aria-disabled': 'true' } : {}),
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

/** Attributes of an Image that shows something: the browser's own element stands inside Taro's, and wants the words itself. */
export function depicting(label: string): object {
  return isBrowser ? { nativeProps: { alt: label } } : accessible({ role: 'img', label });
}

/** Attributes of an Input or Textarea whose label stands beside it; as above. */
export function labelled(label: string): object {
  return isBrowser ? { nativeProps: { 'aria-label': label } } : accessible({ label });
}

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
