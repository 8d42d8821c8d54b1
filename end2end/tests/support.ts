// What every journey needs: a page that reports its own mistakes, signing in, letters, and axe.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test as base, type Locator, type Page, type TestInfo } from '@playwright/test';

export { expect };

/** The demonstration's people, by what they do. */
export const people = {
  teacher: 'Solveig Myrvang',
  editor: 'Hanne Brekkhus',
  institutionAdmin: 'Oddvar Hellesund',
  otherEditor: 'Ingunn Tveitane',
  reviewer: 'Tor Eivind Langmo',
  analyst: 'Amina Dahlberg',
  administrator: 'Ragnhild Storvik',
  governor: 'Jonas Kvalnesvik',
  partner: 'Eldrid Sommarset',
} as const;

export type Who = keyof typeof people;

/** The institution the editor works for. */
export const institution = 'OsloMet – storbyuniversitetet';

// A document answered with 4xx, or a line that is down, is said in the console too; the journeys meet those on purpose.
const isAnswerStatus =
  /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/;

// Said as a mere warning, but the part of the page never wakes.
const isDeadIsland = /Could not find WASM function for the island/;

/** The page of a journey: an error in its console, a broken content policy or a failed script fails the test. */
export const test = base.extend({
  page: async ({ page }, use, info) => {
    if (hasScript(info)) {
      waitForIslands(page);
    }
    const errors: string[] = [];
    page.on('console', (message) => {
      const isError = message.type() === 'error' && !isAnswerStatus.test(message.text());
      if (isError || isDeadIsland.test(message.text())) {
        errors.push(message.text());
      }
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await use(page);
    expect(errors, 'errors in the browser').toEqual([]);
  },
});

/** Makes going to a page last until its islands listen; a click before that is answered as without script. */
export function waitForIslands(page: Page) {
  const goto = page.goto.bind(page);
  page.goto = async (...asked) => {
    const answer = await goto(...asked);
    const islands = page.locator('leptos-island');
    if ((await islands.count()) > 0) {
      await page.locator('html[data-awake]').waitFor({ state: 'attached' });
    }
    return answer;
  };
}

/** Whether the browser runs the page's own script in this project. */
export const hasScript = (info: TestInfo) => info.project.name === 'wasm';

/** Signs in with the demonstration's button for this person. */
export async function signIn(page: Page, who: Who) {
  await page.context().clearCookies();
  await page.goto('/nb/logg-inn');
  await page.getByRole('button', { name: people[who] }).click();
  await expect(page.getByText('Du er logget inn.')).toBeVisible();
}

/** The newest letter with these words, unfolded; waits until it has been sent. */
export async function letter(page: Page, ...words: string[]): Promise<Locator> {
  const found = words
    .reduce((letters, text) => letters.filter({ hasText: text }), page.getByRole('main').locator('details'))
    .first();
  await expect(async () => {
    await page.goto('/dev/mail');
    await expect(found).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  if ((await found.getAttribute('open')) === null) {
    await found.locator('summary').click();
  }
  return found;
}

/** The address of this site that a letter leads to. */
export async function linkIn(letter: Locator): Promise<string> {
  const href = await letter.getByRole('link').first().getAttribute('href');
  const url = new URL(href ?? '');
  return url.pathname + url.search;
}

/** Today in Norway, and days from it, as a date field wants them. */
export function day(fromToday = 0): string {
  const at = new Date(Date.now() + fromToday * 86_400_000);
  return at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/**
 * The page as it stands without script, in a window where axe can run: axe waits for timers, which stand
 * still where scripts are off. The site's own scripts never reach this window.
 */
async function twinOf(page: Page): Promise<Page> {
  const browser = page.context().browser();
  const viewport = page.viewportSize();
  if (browser === null || viewport === null) {
    throw new Error('the page has no browser or no size');
  }
  const html = await page.content();
  const twin = await browser.newPage({ viewport, bypassCSP: true, javaScriptEnabled: true });
  await twin.route('**', (route) => {
    const request = route.request();
    if (request.isNavigationRequest()) {
      return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
    }
    return request.resourceType() === 'script' ? route.abort() : route.continue();
  });
  await twin.goto(page.url());
  return twin;
}

/** Nothing on the page as it stands breaks WCAG 2.2 A and AA, as far as a machine can see. */
export async function expectAccessible(page: Page) {
  if (hasScript(test.info())) {
    await expectNothingFound(page);
    return;
  }
  const twin = await twinOf(page);
  await expectNothingFound(twin);
  await twin.close();
}

async function expectNothingFound(page: Page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
    return (await axe.run(document, options)).violations;
  }, rules);
  const said = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 300)} – ${node.failureSummary ?? ''}`),
  );
  expect(said, `axe at ${page.url()}`).toEqual([]);
}

/** Every id is used once, so that labels, links and descriptions meet what they mean. */
export async function expectUniqueIds(page: Page) {
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  expect(twice, `ids used twice at ${page.url()}`).toEqual([]);
}

/** The page is no wider than its window. */
export async function expectNoSidewaysScroll(page: Page) {
  const [wanted, given] = await page.evaluate(() => {
    const root = document.documentElement;
    return [root.scrollWidth, root.clientWidth];
  });
  expect(wanted, `width of ${page.url()}`).toBeLessThanOrEqual(given);
}
