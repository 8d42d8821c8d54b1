// A year's offer renewed from end to end: copied, given its dates, sent in, judged beside what changed, approved,
// and public with the earlier year still to be read.
import type { Page } from '@playwright/test';
import { copyToNextYear, fillDates } from './offer';
import { expect, expectAccessible, hasScript, signIn, test } from './support';

test.describe.configure({ mode: 'serial' });

let draft = '';
let title = '';
/** What the admission said before, and what it says now. */
let before = '';
const after = 'Fullført lærerutdanning og ett års praksis i skolen.';

const run = (page: Page) => page.getByRole('region', { name: 'Gjennomføring', exact: true });

test('an offer of this year is copied to the next', async ({ page }, info) => {
  await signIn(page, 'editor');
  // From the end, where no other journey looks; each project another one.
  const boxes = page.getByRole('checkbox', { name: /^Velg / });
  draft = await copyToNextYear(page, (rows) => rows.filter({ has: boxes }).nth(hasScript(info) ? -2 : -1));
  expect(draft).toMatch(/\/institusjon\/tilbud\/\d+$/);
});

test('its dates are what is missing; filled in, it is sent to review', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto(draft);
  title = (await page.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '';
  await expect(run(page).getByLabel('Studiestart').first()).toHaveValue('');
  await page.getByRole('button', { name: 'Send til kontroll' }).click();
  const missing = page.getByRole('alert').filter({ hasText: 'Noe må rettes' });
  await expect(missing.getByRole('link', { name: /Studiestart/ })).toBeVisible();

  await fillDates(page);
  before = await page.getByLabel('Opptakskrav', { exact: true }).inputValue();
  await page.getByLabel('Opptakskrav', { exact: true }).fill(after);
  await page.getByRole('button', { name: 'Send til kontroll' }).click();
  await expect(page.getByText('Tilbudet er sendt til kontroll.')).toBeVisible();
});

test('the reviewer sees the very words that changed, and approves', async ({ page }) => {
  await signIn(page, 'reviewer');
  await page.goto(`/nb/direktorat?q=${encodeURIComponent(title.split(' ').slice(0, 2).join(' '))}`);
  const row = page.getByRole('row').filter({ hasText: title });
  await row.getByRole('link').first().click({ timeout: 10_000 });
  const changed = page.getByRole('region', { name: 'Endret siden sist publisert' });
  const admission = changed.locator('.change-row').filter({ has: page.getByRole('heading', { name: /^Opptakskrav/ }) });
  const said = async (element: string) =>
    (await admission.locator(element).allTextContents()).join(' ').replace(/\s+/g, ' ').trim();
  // Short texts stand beside each other; of long ones every word that went and every word that came is marked.
  for (const word of (await said('ins')).split(' ')) {
    expect(after).toContain(word);
  }
  for (const word of (await said('del')).split(' ')) {
    expect(before).toContain(word);
  }
  expect(await said('ins')).not.toBe('');
  expect(await said('del')).not.toBe('');
  await expectAccessible(page);
  for (const met of await page.getByRole('radio', { name: 'Oppfylt', exact: true }).all()) {
    await met.check();
  }
  await page.getByRole('button', { name: 'Godkjenn og publiser' }).click();
  await expect(page.getByText('Tilbudet er godkjent og publisert.')).toBeVisible();
});

test('everybody reads the new year’s text, and the earlier one still', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto(draft);
  await page.getByRole('link', { name: 'Se offentlig side' }).click();
  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByText(after).first()).toBeVisible();
  await page.locator('main a[href*="?ar="]').last().click();
  await expect(page).toHaveURL(/\?ar=20\d\d/);
  await expect(page.getByText(after)).toHaveCount(0);
});
