// Journey 7, with script: the form part by part, kept in the browser until it is sent, light enough for a phone.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';

import { day, expect, expectAccessible, expectNoSidewaysScroll, letter, linkIn, signIn, test } from './support';

test.describe.configure({ mode: 'serial' });

const study = 'Spesialpedagogikk 1';
/** Bytes of the first view as sent, fonts apart: they come after the words can be read. */
const FIRST_VIEW = 60_000;

let link: string;

test('a survey is planned and somebody invited', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: study }).filter({ hasText: '2026–27' });
  await row.getByText('Planlegg undersøkelse').click();
  await row.getByLabel('Åpner').fill(day());
  await row.getByLabel('Lukker').fill(day(14));
  await row.getByRole('button', { name: 'Planlegg', exact: true }).click();
  await page.getByLabel('Eller lim inn listen').fill('navn;e-post\nPer Dahl;per.dahl@skole.example');
  await page.getByRole('button', { name: 'Legg til deltakerne' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Lagt til: 1' })).toBeVisible();
  link = await linkIn(await letter(page, 'per.dahl@skole.example', study));
});

test('the first view weighs at most 60 kB and loads nothing it does not need', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  await page.goto(link, { waitUntil: 'networkidle' });
  await expect(page.getByText(/^Besvart: 0 av/)).toBeVisible();
  const kinds = answers.map((answer) => answer.request().resourceType());
  expect(answers.filter((answer) => answer.url().endsWith('.wasm'))).toEqual([]);
  expect(kinds.filter((kind) => kind === 'script')).toHaveLength(1);
  const sizes = await Promise.all(
    answers
      .filter((answer) => answer.request().resourceType() !== 'font')
      .map(async (answer) => {
        const body = await answer.body();
        // Files are compressed beforehand, pages as they are sent.
        const isPage = answer.request().resourceType() === 'document';
        const size = (isPage ? gzipSync(body, { level: 1 }) : brotliCompressSync(body)).length;
        return { url: new URL(answer.url()).pathname.replace(/svar\/.*/, 'svar/…'), size };
      }),
  );
  const sum = sizes.reduce((all, { size }) => all + size, 0);
  console.log(`first view: ${sum} bytes`, sizes);
  expect(sum, JSON.stringify(sizes)).toBeLessThanOrEqual(FIRST_VIEW);
});

test('parts are walked by keyboard, kept over a reload, and warned about', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(link);
  const progress = page.getByText(/^Besvart: \d+ av \d+$/);
  await expect(progress).toHaveText(/^Besvart: 0 av/);
  await expect(page.getByRole('button', { name: 'Tilbake' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Send svaret' })).toBeHidden();
  const heading = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(heading).toHaveText('Om deg');
  await page.getByRole('main').locator('fieldset fieldset').first().getByRole('radio').nth(2).check();
  await expect(progress).toHaveText(/^Besvart: 1 av/);

  // Enter goes on and sends nothing; the new part's heading has the focus and says how far it is.
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Før du begynte');
  await expect(heading).toBeFocused();
  await expect(heading).toHaveAccessibleDescription(/^Del 2 av \d+$/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goBack();
  await expect(heading).toHaveText('Om deg');
  await page.getByRole('button', { name: 'Neste' }).click();
  const reasons = page.getByRole('main').locator('fieldset fieldset:visible').first();
  await reasons.getByRole('checkbox').first().check();
  await expect(progress).toHaveText(/^Besvart: 2 av/);

  await page.reload();
  await expect(progress).toHaveText(/^Besvart: 2 av/);
  await expect(heading).toHaveText('Før du begynte');

  const next = page.getByRole('button', { name: 'Neste' });
  while (await next.isVisible()) {
    await next.click();
  }
  const text = page.getByRole('main').getByRole('textbox').first();
  await text.fill('Takk til Kari Nordmann for alt.');
  await expect(page.getByText('«Kari Nordmann» kan peke ut noen.')).toBeVisible();
  await text.fill('Ring meg på 900 00 123');
  await expect(page.getByText('«900 00 123» kan peke ut noen.')).toBeVisible();
  await text.fill('Vi prøvde ut mye i egen klasse.');
  await expect(page.getByText('kan peke ut noen')).toHaveCount(0);
  await expectAccessible(page);

  // What is kept is kept here only, and not under the link.
  const token = link.split('/').pop() ?? '';
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).toContain('Vi prøvde ut mye');
  expect(kept).not.toContain(token);
});

test('sending clears what was kept', async ({ page }) => {
  await page.goto(link);
  await expect(page.getByText(/^Besvart: 0 av/)).toBeVisible();
  await page.getByRole('main').locator('fieldset fieldset').first().getByRole('radio').first().check();
  const next = page.getByRole('button', { name: 'Neste' });
  while (await next.isVisible()) {
    await next.click();
  }
  expect(await page.evaluate(() => localStorage.length)).toBe(1);
  await page.getByRole('button', { name: 'Send svaret' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Takk for svaret');
  await expect.poll(() => page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});
