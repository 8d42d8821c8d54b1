// A table of offers is brought in: tried first, put right in the page, saved, and unchanged the second time.
import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, expectUniqueIds, hasScript, signIn, test } from './support';

test.describe.configure({ mode: 'serial' });

/** Codes that no other run of this journey uses. */
let code: string;
test.beforeEach(({}, info) => {
  code = hasScript(info) ? 'IMPW' : 'IMPN';
});

const table = (rows: string[]) => ({
  name: 'tilbud.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Emnekode;Navn på tilbudet;Stp;Oppstart', ...rows].join('\r\n')),
});

async function look(page: Page) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectUniqueIds(page);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function bring(page: Page, rows: string[]) {
  await page.goto('/nb/institusjon/import');
  await page.getByLabel('Fil', { exact: true }).setInputFiles(table(rows));
  await page.getByRole('button', { name: 'Les filen' }).click();
  await expect(page.getByText('Filen er lest. Se over kolonnene.')).toBeVisible();
}

test('a table to fill in and the present offers can be taken away', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Import og eksport' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import og eksport');
  for (const link of await page.locator('a[download]').all()) {
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.ok()).toBe(true);
    expect(answer.headers()['content-disposition']).toContain('attachment');
  }
});

test('what is no table is refused in words, and nothing is begun', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto('/nb/institusjon/import');
  await page.getByLabel('Fil', { exact: true }).setInputFiles({
    name: 'brev.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  });
  await page.getByRole('button', { name: 'Les filen' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Noe må rettes' });
  await expect(summary.getByRole('link', { name: /kan ikke leses som en tabell/ })).toBeVisible();
});

test('a table with bad rows is tried, saved, and its rows put right in the page', async ({ page }) => {
  await signIn(page, 'editor');
  await bring(page, [`${code}1;Importert én;15;25.8.2027`, `${code}2;Importert to;femten;1. september 2027`]);

  await look(page);

  // What was not guessed is chosen.
  await page.getByLabel('Navn på tilbudet').selectOption({ label: 'Tittel' });
  await page.getByRole('button', { name: 'Prøv importen' }).click();
  await expect(page.getByText('Ingenting er lagret ennå.')).toBeVisible();
  await expect(page.getByText(/^1 nytt tilbud, 1 rad avvist/)).toBeVisible();
  const refused = page.getByRole('listitem').filter({ hasText: 'Importert to' });
  await expect(refused.first()).toContainText('Studiepoeng: Skriv et tall.');

  await look(page);

  await page.getByLabel(/tilbud ikke er i filen/).check();
  await page.getByRole('button', { name: 'Lagre 1 tilbud' }).click();
  await expect(page.getByText('Importen er lagret.')).toBeVisible();

  await look(page);

  // The refused row waits, is put right, and is saved at once.
  const form = page.getByRole('form', { name: 'Rett rad 3' });
  await form.getByLabel('Stp').fill('7,5');
  await form.getByRole('button', { name: /Rett og prøv igjen/ }).click();
  await expect(page.getByText('Raden er lagret.')).toBeVisible();

  await page.goto('/nb/institusjon');
  await page.getByLabel('Tittel, fag eller kode').fill('Importert to');
  await page.getByRole('main').getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Importert to' }).first()).toBeVisible();
});

test('the same table again is no change, and its columns are remembered', async ({ page }) => {
  await signIn(page, 'editor');
  await bring(page, [`${code}1;Importert én;15;25.8.2027`, `${code}2;Importert to;7,5;1.9.2027`]);
  await expect(page.getByLabel('Navn på tilbudet')).toHaveValue('title');
  await page.getByRole('button', { name: 'Prøv importen' }).click();
  await expect(page.getByText(/^Ingen endringer, 2 uendret/)).toBeVisible();
  await page.getByRole('button', { name: 'Forkast importen' }).click();
  await expect(page.getByText('Forkastet. Det som alt var lagret, står.')).toBeVisible();
});

test('the machine interface is described to people', async ({ page }) => {
  await page.goto('/nb/maskingrensesnitt');
  await expect(page.getByRole('heading', { name: 'POST /api/v1/institutions/{dbh}/offers' })).toBeVisible();
});
