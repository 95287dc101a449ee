import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { browserPath } from '../../../config/browser-path';

/** A phone of today, in the proportions the screens are drawn for. */
export const PHONE = { width: 390, height: 844 };
/** What a projector shows. */
export const PROJECTOR = { width: 1920, height: 1080 };

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/**
 * Starts a headless Chromium. With `cameraFile` (see writeCameraVideo; it must exist already) it has a camera that plays
 * that file from the moment a page opens it, and never asks for permission.
 */
export async function startBrowser(cameraFile?: string): Promise<Browser> {
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${cameraFile ?? ''}`,
  ];
  return await chromium.launch({
    executablePath: browserPath(),
    // Containers seldom allow what Chromium's sandbox needs; it only ever opens our own pages here.
    args: ['--no-sandbox', ...QUIET, ...(cameraFile === undefined ? [] : camera)],
  });
}

/** One device: own cookies and storage. */
export async function openDevice(
  browser: Browser,
  viewport: { width: number; height: number } = PHONE,
): Promise<Device> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    permissions: ['camera'],
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { context, page, errors };
}

export interface Device {
  context: BrowserContext;
  page: Page;
  /** What went wrong inside the page, uncaught or written to its console. */
  errors: string[];
}
