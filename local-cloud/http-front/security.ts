import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Content security policy of the app as helmet takes it. */
export type Directives = Record<string, string[]>;

/**
 * What the built app needs and no more: files of this front, its few inline scripts by their digest, inline styles (Taro
 * writes them on every element), pictures as data and blob.
 */
export function directivesFor(h5Dir: string | null): Directives {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", ...inlineScriptDigests(h5Dir)],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  };
}

/** The camera is for scanning codes in the demonstration, the place for sessions with a fence; nothing else is asked for. */
export const PERMISSIONS_POLICY =
  'camera=(self), microphone=(), geolocation=(self), payment=(), usb=()';

function inlineScriptDigests(h5Dir: string | null): string[] {
  const file = h5Dir === null ? null : path.join(h5Dir, 'index.html');
  if (file === null || !existsSync(file)) return [];
  const scripts = readFileSync(file, 'utf8').matchAll(
    /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi,
  );
  return [...scripts]
    .map(([, script = '']) => script)
    .filter((script) => script !== '')
    .map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
}

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Host names that requests may carry, or null for any. A page of another origin can make its own name resolve to this
 * machine; then only the Host header tells.
 */
export function allowedHosts(host: string): ReadonlySet<string> | null {
  const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost';
  return isLoopback ? new Set(LOOPBACK_NAMES) : null;
}

export function hostNameOf(header: string | undefined): string {
  return (header ?? '').replace(/:\d+$/, '').toLowerCase();
}
