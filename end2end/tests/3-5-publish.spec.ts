// Journeys 3, 4 and 5: an offer is written, reviewed, found and withdrawn again.
import type { Page } from '@playwright/test';
import { expect, hasScript, institution, letter, signIn, test } from './support';
import { fillOffer } from './offer';

test.describe.configure({ mode: 'serial' });

/** A word that no other offer holds, one for each run of this journey. */
let word: string;
let title: string;
test.beforeEach(({}, info) => {
  word = hasScript(info) ? 'Kvernknurr' : 'Bjelleklang';
  title = `${word}: samtalen som arbeidsmåte, 5.–10. trinn`;
});

/** The editor's own list, with this offer alone. */
async function findOnWorkbench(page: Page) {
  await page.goto('/nb/institusjon');
  await page.getByLabel('Tittel, fag eller kode').fill(word);
  await page.getByRole('main').getByRole('button', { name: 'Vis', exact: true }).click();
  return page.getByRole('row').filter({ hasText: title });
}

async function openCase(page: Page) {
  await signIn(page, 'reviewer');
  const open = page.getByRole('table', { name: 'Åpne' });
  await open.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

async function judgeAllMet(page: Page) {
  for (const met of await page.getByRole('radio', { name: 'Oppfylt', exact: true }).all()) {
    await met.check();
  }
}

/** How many published offers answer to these parameters. */
async function total(page: Page, query: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/offers?${query}`);
  expect(answer.ok()).toBe(true);
  return ((await answer.json()) as { total: number }).total;
}

test('3: an editor saves an offer half-done without complaint', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('button', { name: 'Nytt studietilbud' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uten tittel');
  await page.getByRole('region', { name: 'Om tilbudet' }).getByLabel('Tittel').fill(title);
  await page.getByLabel('Opptakskrav', { exact: true }).fill('Noe som ikke må gå tapt');
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByText('Utkastet er lagret.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByRole('alert')).toHaveCount(0);

  const row = await findOnWorkbench(page);
  await expect(row).toContainText('Utkast');
});

test('3: submitting it names everything that is missing, and nothing typed is lost', async ({ page }) => {
  await signIn(page, 'editor');
  await (await findOnWorkbench(page)).getByRole('link', { name: 'Åpne utkastet' }).click();
  await page.getByLabel('Studiepoeng').first().fill('femten');
  await page.getByRole('button', { name: 'Send til kontroll' }).click();

  const summary = page.getByRole('alert').filter({ hasText: 'Noe må rettes' });
  // It is where the reader is, with script and without, and says what still holds.
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('Det du skrev, står her fortsatt.');
  await expect(summary.getByRole('link')).not.toHaveCount(0);
  await expect(summary.getByRole('link', { name: 'Studiepoeng: Skriv et tall.' })).toBeVisible();
  // Every line leads to something on this page.
  for (const link of await summary.getByRole('link').all()) {
    const target = (await link.getAttribute('href')) ?? '';
    await expect(page.locator(`[id="${target.slice(1)}"]`), target).toHaveCount(1);
  }
  await summary.getByRole('link', { name: 'Studiepoeng: Skriv et tall.' }).click();
  await expect(page).toHaveURL(/#f-credits$/);

  await expect(page.getByRole('region', { name: 'Om tilbudet' }).getByLabel('Tittel')).toHaveValue(title);
  await expect(page.getByLabel('Studiepoeng').first()).toHaveValue('femten');
  await expect(page.getByLabel('Opptakskrav', { exact: true })).toHaveValue('Noe som ikke må gå tapt');
});

test('3: filled in, it is sent to review', async ({ page }) => {
  await signIn(page, 'editor');
  await (await findOnWorkbench(page)).getByRole('link', { name: 'Åpne utkastet' }).click();
  await fillOffer(page);
  await page.getByRole('button', { name: 'Send til kontroll' }).click();
  await expect(page.getByText('Tilbudet er sendt til kontroll.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lagre utkast' })).toHaveCount(0);
  expect(await total(page, `q=${word}`)).toBe(0);
});

test('4: a reviewer returns it with a reason', async ({ page }) => {
  await openCase(page);
  await expect(page.getByText('Kjenner forskning om samtale og læring').first()).toBeVisible();
  await judgeAllMet(page);
  const criterion = page.getByRole('group', { name: /digitale verktøy i faget/ }).first();
  await criterion.getByRole('radio', { name: 'Ikke oppfylt' }).check();

  // A reason is asked for, and the verdicts are still there.
  await page.getByRole('button', { name: 'Send tilbake' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv en begrunnelse');
  await expect(criterion.getByRole('radio', { name: 'Ikke oppfylt' })).toBeChecked();

  await criterion.getByLabel('Begrunnelse').fill('Skriv hvilke verktøy deltakerne velger bort, og hvorfor.');
  await page.getByLabel('Til institusjonen').fill('Et godt tilbud som mangler litt.');
  await page.getByRole('button', { name: 'Send tilbake' }).click();
  await expect(page.getByText('Tilbudet er sendt tilbake med begrunnelse.')).toBeVisible();
});

test('4: the editor has a letter, sees the reason beside the field, and sends it in again', async ({ page }) => {
  const told = await letter(page, title, 'Skriv hvilke verktøy');
  await expect(told).toContainText('Et godt tilbud som mangler litt.');

  await signIn(page, 'editor');
  const row = await findOnWorkbench(page);
  await expect(row).toContainText('Sendt tilbake');
  await row.getByRole('link', { name: 'Åpne utkastet' }).click();
  await expect(page.getByRole('heading', { name: 'Sendt tilbake av direktoratet' })).toBeVisible();
  const theme = page.getByRole('group', { name: 'Digitalisering', exact: true });
  await expect(theme).toContainText('Skriv hvilke verktøy deltakerne velger bort, og hvorfor.');
  await theme.getByLabel('Slik dekkes temaet').fill('Deltakerne velger bort stavekontroll når eleven øver på rettskriving.');
  await page.getByRole('button', { name: 'Send til kontroll' }).click();
  await expect(page.getByText('Tilbudet er sendt til kontroll.')).toBeVisible();
});

test('4 and 5: approved, it is found within a second by word, by choice and by other programs', async ({ page }) => {
  await openCase(page);
  await judgeAllMet(page);
  await page.getByRole('button', { name: 'Godkjenn og publiser' }).click();
  const approved = Date.now();
  await expect.poll(() => total(page, `q=${word}`), { intervals: [50], timeout: 5_000 }).toBe(1);
  expect(Date.now() - approved, 'milliseconds from approval to found').toBeLessThan(1_000);
  await expect(page.getByText('Tilbudet er godkjent og publisert.')).toBeVisible();

  const hits = page.getByRole('region', { name: 'Treff' });
  await page.goto('/nb/tilbud');
  await page.getByLabel(/^Søk etter/).fill(word.toLowerCase());
  await page.getByRole('button', { name: 'Søk', exact: true }).click();
  await expect(hits.getByRole('link', { name: title })).toBeVisible();

  await page.goto('/nb/tilbud?sorter=tittel');
  await page.getByRole('group', { name: 'Fag' }).getByRole('checkbox', { name: /^Norsk \d/ }).check();
  await page.getByRole('button', { name: 'Vis treff' }).click();
  await page.getByRole('group', { name: 'Institusjon' }).getByRole('checkbox', { name: institution }).check();
  await page.getByRole('button', { name: 'Vis treff' }).click();
  await hits.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByRole('heading', { name: 'Slik dekkes de fem temaene' })).toBeVisible();

  const told = await letter(page, title, 'godkjent');
  await expect(told).toBeVisible();
});

test('5: withdrawn, it is gone as fast, and its page says so', async ({ page }) => {
  await page.goto(`/nb/tilbud?q=${word}`);
  const address = (await page.getByRole('link', { name: title }).getAttribute('href')) ?? '';
  await signIn(page, 'editor');
  const row = await findOnWorkbench(page);
  await row.getByText('Trekk tilbudet').first().click();
  await row.getByLabel('Begrunnelse').fill('Faglæreren har sluttet.');
  await row.getByRole('button', { name: 'Ja, trekk tilbudet' }).click();
  const withdrawn = Date.now();
  await expect.poll(() => total(page, `q=${word}`), { intervals: [50], timeout: 5_000 }).toBe(0);
  expect(Date.now() - withdrawn, 'milliseconds from withdrawal to gone').toBeLessThan(1_000);

  await page.goto(`/nb/tilbud?q=${word}`);
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText('Tilbudet er trukket', { exact: true })).toBeVisible();
  await expect(page.getByText('Faglæreren har sluttet.')).toBeVisible();
});
