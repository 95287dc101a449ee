import * as z from 'zod';

/**
 * Building blocks of request schemas. Every text has a length, a pattern or both; every number a range; every object is
 * strict. An object in the place of a scalar is refused, so that no query operator can enter through a request.
 */
const controlCharacters = /[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** Free text on one line, trimmed, 1 to `max` characters. */
export const lineOfText = (max: number) =>
  z
    .string()
    .max(max * 2)
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !controlCharacters.test(text), 'control characters');

/** The same, or nothing at all: what a draft may still lack. */
export const lineOfTextOrEmpty = (max: number) =>
  z
    .string()
    .max(max * 2)
    .trim()
    .max(max)
    .refine((text) => !controlCharacters.test(text), 'control characters');

/** Crockford base32, 8 characters, upper case: as it stands in the session code. */
export const sessionIdField = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/u);

/**
 * Identifier of any other document: letters, digits, hyphen, underscore, and no name that every object inherits
 * (`constructor`); safe inside a path and as a key.
 */
export const documentIdField = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/u)
  .refine((text) => !(text in Object.prototype), 'an inherited name');

/** Milliseconds since 1970, between 2020 and 2100. */
export const instantMsField = z.int().min(1_577_836_800_000).max(4_102_444_800_000);

/** Made by the phone once for what it wants done, so that a call that is sent again does it once. */
export const requestIdField = z.string().regex(/^[a-z0-9]{16}$/u);

/** A person's name as one writes it: letters of any script, with the dots and spaces that names have. */
export const personNameField = lineOfText(30).refine(
  (text) => /^[\p{L}\p{M}\p{Zs}·•.'’-]+$/u.test(text),
  'not a name',
);

export const pageOffsetField = z.int().min(0).max(10_000).default(0);
