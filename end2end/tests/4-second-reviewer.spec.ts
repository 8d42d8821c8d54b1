// Where the guidelines demand it, a second reviewer confirms: on a site of its own, since every case after such a
// guideline waits for two people.
import { OwnSite } from './own-site';
import { day, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support';

const site = new OwnSite(2);
test.use({ baseURL: site.url });
test.beforeAll(() => site.open());
test.afterAll(() => site.close());

test('an approval waits for a second reviewer, and is public when she has confirmed it', async ({ page }) => {
  await signIn(page, 'administrator');
  await page.goto('/nb/direktorat/foringer');
  await page.getByRole('button', { name: 'Begynn et utkast fra siste versjon' }).click();
  await page.getByRole('radio', { name: 'To saksbehandlere må stå bak en godkjenning' }).check();
  await page.getByLabel('Gjelder fra').fill(day());
  await page.getByRole('button', { name: 'Lagre utkastet' }).click();
  await page.getByRole('button', { name: /^Sett i kraft fra/ }).click();
  await expect(page.getByText('Føringene er satt i kraft')).toBeVisible();

  const title = 'Kroppsøving for alle';
  await signIn(page, 'otherEditor');
  await page.goto('/nb/institusjon?tilstand=returned');
  await page.getByRole('row').filter({ hasText: title }).getByRole('link', { name: 'Åpne utkastet' }).click();
  await page.getByRole('button', { name: 'Send til kontroll' }).click();
  await expect(page.getByText('Tilbudet er sendt til kontroll.')).toBeVisible();

  await signIn(page, 'reviewer');
  await page.getByRole('table', { name: 'Åpne' }).getByRole('link', { name: title }).click();
  for (const met of await page.getByRole('radio', { name: 'Oppfylt', exact: true }).all()) {
    await met.check();
  }
  await expect(page).toHaveURL(/\/saker\/\d+$/);
  const address = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Godkjenn og publiser' }).click();
  await page.goto(address);
  await expect(page.getByText('Venter på at en til bekrefter')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bekreft og publiser' })).toHaveCount(0);
  await expectAccessible(page);

  await signIn(page, 'administrator');
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Bekreft og publiser' })).toBeVisible();
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  await page.getByRole('button', { name: 'Bekreft og publiser' }).click();
  await expect(page.getByText('Tilbudet er godkjent og publisert.')).toBeVisible();
  await page.goto('/nb/direktorat/endringer');
  await expect(page.getByText('Satte føringer i kraft').first()).toBeVisible();
});
