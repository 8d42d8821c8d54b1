// A teacher finds the right offer: what was understood, what was let go, what else to try; and the
// directorate's dictionary, which the search follows at once.
import { expect, expectAccessible, signIn, test } from './support';

test('what was read out of the words can be taken away again', async ({ page }) => {
  await page.goto('/nb/tilbud?q=matematikk+5-10+15+stp');
  const understood = page.locator('.chip-row').filter({ hasText: 'Forstått som' });
  await expect(understood.getByRole('link')).toHaveCount(2);
  await expect(understood).toContainText('5–10');
  await expect(understood).toContainText('15 studiepoeng');
  await understood.getByRole('link', { name: /15 studiepoeng/ }).click();
  await expect(page.getByLabel(/^Søk etter/)).toHaveValue('matematikk 5-10');
  await expect(page.locator('.offer-card mark').first()).toContainText(/matematikk/i);
  await expectAccessible(page);
});

test('a question nothing answers is loosened, and says so', async ({ page }) => {
  await page.goto('/nb/tilbud?q=matematikk+xyzzyqq');
  const notice = page.getByRole('status').filter({ hasText: 'xyzzyqq' });
  await expect(notice).toContainText('Her er treffene uten');
  await expect(page.locator('.offer-card').first()).toContainText(/matematikk/i);

  await page.goto('/nb/tilbud?q=xyzzyqq');
  await expect(page.getByText('Ingen tilbud passer med «xyzzyqq»')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Fag du kan se på' })).toBeVisible();
  await expectAccessible(page);
});

test('a filter that leaves nothing is named', async ({ page }) => {
  await page.goto('/nb/tilbud?q=spansk&fylke=18');
  await expect(page.getByRole('status').filter({ hasText: 'Fylke' })).toContainText('uten det valget');
  await expect(page.locator('.offer-card').first()).toContainText(/spansk/i);
});

test('a typing error, a course code and the other written standard', async ({ page }) => {
  for (const [asked, found] of [
    ['matematik', /matematikk/i],
    ['vid6110', /kunst og h/i],
    ['rettleiing', /veiledning/i],
    ['hioa spansk', /spansk/i],
  ] as const) {
    await page.goto(`/nn/tilbud?q=${encodeURIComponent(asked)}`);
    await expect(page.locator('.offer-card').first(), asked).toContainText(found);
  }
});

test('an offer leads on to others like it', async ({ page }) => {
  await page.goto('/nb/tilbud?q=kunst+og+h%C3%A5ndverk');
  await page.locator('.offer-card__title a').first().click();
  const similar = page.locator('#lignende');
  await expect(similar.getByRole('heading', { name: 'Lignende tilbud' })).toBeVisible();
  await similar.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/nb\/tilbud\/\d+$/);
});

test('the directorate teaches the search a word', async ({ page }, info) => {
  // A word nobody has: its own one in each project, for they share a catalogue.
  const word = info.project.name === 'wasm' ? 'kvaksalveri' : 'kvaksalving';
  await signIn(page, 'reviewer');
  await page.getByRole('link', { name: 'Søkets ordbok' }).click();
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByRole('alert')).toContainText('Noe må rettes');
  await page.getByLabel('Det folk skriver').fill(word);
  await page.getByLabel('Det søket også skal lete etter').fill('kroppsøving');
  await page.getByLabel('Slag').selectOption('naer');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByText('Oppføringen er lagret.')).toBeVisible();
  await expectAccessible(page);
  await expect(async () => {
    await page.goto(`/nb/tilbud?q=${word}`);
    await expect(page.locator('.offer-card').first()).toContainText(/kroppsøving/i, { timeout: 500 });
  }).toPass({ timeout: 10_000 });

  await page.goto('/nb/direktorat/synonymer');
  const row = page.getByRole('row').filter({ hasText: word });
  await row.getByText('Fjern', { exact: true }).click();
  await row.getByRole('button', { name: `Fjern «${word}»` }).click();
  await expect(page.getByText('Oppføringen er fjernet.')).toBeVisible();
});
