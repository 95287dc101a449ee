import type { Definition } from './registry';

const EVERYWHERE = ['ariaLabel', 'ariaRole', 'ariaHidden', 'hidden'];

/** Attributes that a test, or a person reading the screen, can perceive. */
const ATTRIBUTES: Record<string, string[]> = {
  view: [],
  text: [],
  image: ['src'],
  button: ['disabled', 'formType', 'openType'],
  input: ['value', 'placeholder', 'disabled', 'type', 'maxlength'],
  textarea: ['value', 'placeholder', 'disabled', 'maxlength'],
  switch: ['checked', 'disabled'],
  picker: ['value', 'range', 'mode', 'disabled'],
  video: ['src', 'poster', 'initialTime', 'autoplay'],
  'scroll-view': ['scrollTop', 'scrollIntoView'],
};

/** Definitions of WeChat's own components that keep their attributes; those of miniprogram-simulate drop them. */
export function nativeTags(): Definition[] {
  return Object.entries(ATTRIBUTES).map(([tag, attributes]) => ({
    id: tag,
    tagName: `wx-${tag}`,
    template: '<slot/>',
    properties: Object.fromEntries(
      [...EVERYWHERE, ...attributes].map((name) => [name, { type: null }]),
    ),
  }));
}
