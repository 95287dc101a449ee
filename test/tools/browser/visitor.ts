import { errors, type Browser, type Page } from 'playwright-core';
import type { SeasonServer } from '../planted-season';
import { openDevice, PHONE, type Device } from './browser';

/**
 * Somebody of the demo season in front of a browser: opens the address, chooses who to be, as a visitor does. The page's
 * clock starts at the season's and can be moved on (`page.clock`).
 */
export async function visit(
  browser: Browser,
  season: SeasonServer,
  personId: string,
  viewport = PHONE,
): Promise<Device> {
  const person = season.persons.find((one) => one.personId === personId);
  if (!person) throw new Error(`the demo season has no ${personId}`);
  const device = await openDevice(browser, viewport);
  await device.page.clock.install({ time: season.clock.now() });
  await device.page.goto(season.url);
  await device.page.getByText(person.name, { exact: true }).click();
  await device.page.getByText(`当前身份：${person.name}`).waitFor();
  return device;
}

/**
 * Presses what carries this text or name on the page in front; pages below stay in the document. What was found on a page that
 * has just been covered is never pressed: it is looked for anew.
 */
export async function press(page: Page, name: string): Promise<void> {
  const target = page
    .getByText(name, { exact: true })
    .filter({ visible: true })
    .or(page.getByLabel(name, { exact: true }).filter({ visible: true }))
    .last();
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await target.click({ timeout: LOOK_MS });
      return;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || performance.now() > deadlineMs) throw error;
    }
  }
}

/** How long one look for something to press lasts. */
const LOOK_MS = 5_000;
const PATIENCE_MS = 30_000;

/** All words that can be seen, one space between them. Where parts of a line are laid out apart, a space is lost. */
async function wordsOn(page: Page): Promise<string> {
  const text = await page.evaluate(() => document.body.innerText);
  return text.replace(/\s+/g, ' ').trim();
}

/** Waits until the page says this, whatever the space between its parts; fails with what it says instead. */
export async function says(page: Page, text: string): Promise<void> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  let words = await wordsOn(page);
  while (!spaceless(words).includes(spaceless(text))) {
    if (performance.now() > deadlineMs) throw new Error(`never says "${text}"; it says: ${words}`);
    await page.waitForTimeout(50);
    words = await wordsOn(page);
  }
}

/** Without what only keeps parts of a line apart or together. */
const spaceless = (text: string): string => text.replace(/[\s\u2060]+/g, '');
