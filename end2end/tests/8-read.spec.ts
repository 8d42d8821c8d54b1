// Journey 8: what participants said, for those it concerns. Surveys of past years are closed already.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './support';

/** What a link downloads, as text without its byte order mark. */
async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  return (await readFile(await file.path(), 'utf8')).replace(/^\ufeff/, '');
}

const csvLink = 'Last ned tallene (CSV)';

test('an institution reads its own overview and the results of one survey, and takes the figures with it', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Resultater' }).click();
  await expect(page.getByText('Tallene gjelder bare deres egne studietilbud.')).toBeVisible();
  const closed = page.getByRole('table', { name: /^Undersøkelser med resultater/ });
  const bodyRows = closed.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(bodyRows).not.toHaveCount(0);
  await expect(bodyRows.filter({ hasNotText: 'OsloMet' })).toHaveCount(0);

  const overview = await download(page, csvLink);
  expect(overview.split('\n')[0]).toContain('Snitt');

  const readable = bodyRows.filter({ hasNotText: 'for få svar' }).first();
  const title = ((await readable.getByRole('rowheader').getByRole('link').textContent()) ?? '').trim();
  await readable.getByRole('rowheader').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  await expect(page.getByText(/\d+ av \d+ inviterte svarte/)).toBeVisible();
  await expect(page.getByText('Svarene er simulert.')).toBeVisible();
  await expect(page.getByText(/trolig mellom|90.%-intervall/).first()).toBeVisible();

  // The file holds the page's figures: one line per question and value, none of them free text.
  const lines = (await download(page, csvLink)).trim().split(/\r?\n/);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.slice(1).every((line) => line.includes('OsloMet'))).toBe(true);
  expect(lines.some((line) => line.includes('for få svar') || line.includes('skjult'))).toBe(true);
  const book = await page.request.get((await page.getByRole('link', { name: 'Last ned tallene (Excel)' }).getAttribute('href')) ?? '');
  expect(book.headers()['content-type']).toContain('spreadsheetml');
  expect((await book.body()).subarray(0, 2).toString()).toBe('PK');
});

test('where too few have answered, the page says so instead of a figure', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto('/nb/resultater');
  const closed = page.getByRole('table', { name: /^Undersøkelser med resultater/ });
  const few = closed.getByRole('row').filter({ hasText: 'for få svar' }).first();
  await expect(few).not.toContainText(/\d,\d/);
  await few.getByRole('rowheader').getByRole('link').click();
  await expect(page.getByText(/for få svar|For få har svart|En undersøkelse alene hadde for få svar/).first()).toBeVisible();
});

test('the directorate reads the whole country by subject, institution, theme and year', async ({ page }) => {
  await signIn(page, 'analyst');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Resultater');
  await expect(page.getByText('Tallene gjelder bare deres egne studietilbud.')).toHaveCount(0);

  await page.getByRole('link', { name: 'Etter institusjon' }).click();
  const institutions = page.getByRole('table', { name: 'Etter institusjon, Alle år' });
  for (const name of ['OsloMet', 'HVL', 'NTNU', 'UiT']) {
    await expect(institutions.getByRole('row').filter({ hasText: name }).first()).toBeVisible();
  }
  await page.getByRole('link', { name: 'Etter tema' }).click();
  const themes = page.getByRole('table', { name: 'Etter tema, Alle år' });
  await expect(themes.getByRole('row').filter({ hasText: 'God vurderingspraksis' })).toContainText(/\d,\d/);

  await page.getByLabel('Studieår').selectOption('2025–26');
  await page.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Etter tema, 2025–26' })).toBeVisible();

  const lines = (await download(page, csvLink)).trim().split(/\r?\n/);
  expect(lines.length).toBe(1 + (await page.getByRole('table', { name: 'Etter tema, 2025–26' }).getByRole('rowheader').count()));
});

test('nobody reads another institution’s results', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto('/nb/resultater');
  const closed = page.getByRole('table', { name: /^Undersøkelser med resultater/ });
  const address = (await closed.getByRole('link').first().getAttribute('href')) ?? '';
  await signIn(page, 'otherEditor');
  for (const path of [address, `${address}/csv`, `${address}/xlsx`]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(403);
  }
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du har ikke tilgang');
});
