// Journey 1: what meets a person who has never been here.
import { expect, test } from './support';

test('the bare address leads to the front page in the reader’s language', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  await page.goto('/');
  await expect(page).toHaveURL('/nb/');
  const nynorsk = await browser.newContext({ baseURL, locale: 'nn-NO', javaScriptEnabled });
  const other = await nynorsk.newPage();
  await other.goto('/');
  await expect(other).toHaveURL('/nn/');
  await nynorsk.close();
});

test('the front page searches, says what closes soon and leads every role on', async ({ page }) => {
  await page.goto('/nb/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Videreutdanning for lærere og skoleledere');
  await expect(page.getByRole('complementary', { name: 'Demonstrasjon' })).toContainText('oppdiktet');

  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Søknadsfrist snart' })).toBeVisible();
  await expect(main.getByText(/\d+ dager? igjen|siste dag i dag/).first()).toBeVisible();
  for (const role of ['Lærer', 'Skoleeier og skoleleder', 'Deltaker', 'Universitet og høyskole', 'Direktoratet']) {
    await expect(main.getByRole('link', { name: role, exact: true })).toBeVisible();
  }

  await page.getByLabel('Søk etter fag, tema eller sted').fill('norsk');
  await page.getByRole('search').getByRole('button', { name: 'Søk' }).click();
  await expect(page).toHaveURL(/\/nb\/tilbud\?.*q=norsk/);
  await expect(page.getByRole('region', { name: 'Treff' }).getByRole('article')).not.toHaveCount(0);
});

test('an offer that closes soon can be opened', async ({ page }) => {
  await page.goto('/nb/');
  await page.getByRole('link', { name: 'Alle tilbud etter frist' }).click();
  const first = page.getByRole('region', { name: 'Treff' }).getByRole('article').first().getByRole('link').first();
  const title = (await first.textContent())?.trim() ?? '';
  await first.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByRole('complementary', { name: 'Søknad' })).toContainText('Frist');
});

test('a role that needs an account is led to signing in and then to its work', async ({ page }) => {
  await page.goto('/nb/');
  await page.getByRole('main').getByRole('link', { name: 'Direktoratet', exact: true }).click();
  await page.getByRole('button', { name: 'Tor Eivind Langmo' }).click();
  await expect(page).toHaveURL('/nb/direktorat');
});

test('another language keeps the page and its question', async ({ page }) => {
  await page.goto('/nb/tilbud?q=matematikk');
  const languages = () => page.getByRole('navigation', { name: /Språk|Language/ });
  await languages().getByRole('link', { name: 'Nynorsk' }).click();
  await expect(page).toHaveURL('/nn/tilbud?q=matematikk');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Finn studietilbod');
  await languages().getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find study offers');
  await expect(page.locator('#q')).toHaveValue('matematikk');
});
