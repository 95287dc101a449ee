/* eslint-disable @typescript-eslint/no-deprecated -- Taro 4.2 hands Sass an importer of the older interface, so functions must be of that interface too */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { types } from 'sass';

const iconFolder = path.join(path.dirname(require.resolve('lucide-static/package.json')), 'icons');

/**
 * `icon-url('house')` in a style sheet: the Lucide icon of that name as a data URI, for use as a mask. Masks take the
 * colour of the text, so one copy of an icon serves every tone; only icons that a style sheet names enter the build.
 * An unknown name stops the build.
 */
function iconUrl(nameValue: types.String): types.String {
  const name = nameValue.getValue();
  const svg = readFileSync(path.join(iconFolder, `${name}.svg`), 'utf8')
    .replace(/<!--.*?-->/gsu, '')
    .replace(/<svg[^>]*>/u, (root) => root.replace(/\s(?:class|width|height)="[^"]*"/gu, ''))
    .replace(/\s+/gu, ' ')
    .replace(/> </gu, '><')
    .replace(/currentColor/gu, '#000')
    .replace(/"/gu, "'")
    .trim();
  const escaped = svg.replace(/[%#<>]/gu, (character) => encodeURIComponent(character));
  return new types.String(`url("data:image/svg+xml,${escaped}")`);
}

export const sassFunctions = { 'icon-url($name)': iconUrl };
