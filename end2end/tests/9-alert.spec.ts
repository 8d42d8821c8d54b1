// Journey 9, the letter: a teacher wants to be told, something new matches, a letter leads to the very same search, and
// one press ends such letters. What the teacher does she does with the keyboard alone.
import type { Page } from '@playwright/test';
import { command, port } from '../program.mjs';
import { press } from './keyboard';
import { expect, expectAccessible, expectNoSidewaysScroll, letter, signIn, test } from './support';

const search = '/nb/tilbud?status=ledige_plasser';
const subject = 'Ett nytt studietilbud for deg';

/** An operator sends Monday's alerts ahead of it, while the site runs; gives for how many people. */
function alertsAhead(): number {
  const done = command(port, ['alerts']);
  expect(done.status, done.stderr).toBe(0);
  return Number(/gathered for (\d+) /.exec(done.stdout)?.[1]);
}

async function look(page: Page) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** How many offers have places left. */
async function found(page: Page): Promise<number> {
  const answer = await page.request.get('/api/v1/offers?status=ledige_plasser');
  return ((await answer.json()) as { total: number }).total;
}

/** The editor says of the next run of her first published offer how it stands; gives the offer's title. */
async function mark(page: Page, status: string): Promise<string> {
  await signIn(page, 'editor');
  await page.goto('/nb/institusjon?tilstand=published&sorter=tittel');
  const row = page.getByRole('row').filter({ has: page.getByText('Endre status') }).first();
  const title = ((await row.getByRole('link').first().textContent()) ?? '').trim();
  await row.locator('summary').filter({ hasText: 'Endre status' }).click();
  await row.getByLabel('Status for gjennomføringen').selectOption({ label: status });
  await row.getByRole('button', { name: 'Lagre status' }).click();
  await expect(page.getByText('Statusen er endret')).toBeVisible();
  return title;
}

/** Follows one of the links in the letter of this offer: to the offer, to the search, to where letters are ended. */
async function follow(page: Page, title: string, nth: number) {
  const sent = await letter(page, subject, title);
  await press(page, sent.getByRole('link').nth(nth));
}

test('a letter tells what is new for a saved search, leads to that search, and is ended with one press', async ({ page }) => {
  await signIn(page, 'teacher');
  await page.goto(search);
  await press(page, page.locator('summary').filter({ hasText: 'Lagre søket, få varsel eller kalender' }));
  await press(page, page.getByLabel('Send meg brev når det kommer nye treff'), 'Space');
  await press(page, page.getByRole('button', { name: 'Lagre søket' }));
  await expect(page.getByText('Du får brev på mandag')).toBeVisible();
  // What is there already is no news; once that is known she can be told of more.
  await expect.poll(alertsAhead, { timeout: 30_000 }).toBe(1);

  const before = await found(page);
  const title = await mark(page, 'Ledige plasser');
  await expect.poll(() => found(page)).toBe(before + 1);
  alertsAhead();

  const sent = await letter(page, subject, title);
  await expect(sent).toContainText('Hei, Solveig Myrvang');
  await expect(sent).toContainText('Status: Ledige plasser');
  await look(page);
  await follow(page, title, 0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  await follow(page, title, 1);
  await expect(page).toHaveURL(search);
  await expect(page.getByRole('region', { name: 'Treff' }).getByRole('link', { name: title, exact: true })).toBeVisible();

  // Whoever holds the letter ends it, signed in or not; reading the page ends nothing.
  await page.context().clearCookies();
  for (let n = 0; n < 2; n += 1) {
    await follow(page, title, 2);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Slå av varsler');
    await expect(page.getByText(/Ingenting annet endres/)).toBeVisible();
  }
  await look(page);
  await press(page, page.getByRole('button', { name: 'Slå av alle varsler' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Varslene er slått av');
  await look(page);
  expect(alertsAhead()).toBe(0);

  await signIn(page, 'teacher');
  await page.goto('/nb/meg/lagret');
  const row = page.getByRole('table', { name: 'Søk' }).getByRole('row').filter({ hasText: 'Status: Ledige plasser' });
  await expect(row.getByRole('button', { name: 'Slå på varsel' })).toBeVisible();
  await press(page, row.getByRole('button', { name: /^Fjern/ }));
  await expect(page.getByText('Søket er fjernet.')).toBeVisible();
  await mark(page, 'Følger datoene');
});
