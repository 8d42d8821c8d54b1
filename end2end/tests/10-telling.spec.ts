// Journey 10: figures that say how sure they are, what has changed, and what nobody can know.
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support';

test('the directorate sees what fell, with the evidence, and follows a study over the years', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/nb/resultater');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Hva har endret seg' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hva har endret seg');
  const fallen = page.getByRole('table').first().getByRole('row').nth(1);
  await expect(fallen).toContainText('svar) til');
  await expect(page.getByRole('heading', { name: 'Det ingen kan vite ennå' })).toBeVisible();
  await expectAccessible(page);

  await fallen.getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'År for år' })).toBeVisible();
  const chart = page.getByRole('img', { name: /Studiet som helhet\. .*snitt .*, trolig mellom/ });
  await expect(chart).toBeVisible();
  // Every drawing has its numbers in a table.
  const drawings = page.locator('.small-multiples figure');
  await expect(page.locator('.small-multiples figure table')).toHaveCount(await drawings.count());
  await page.getByText('Vis som tabell').first().click();
  await expect(page.getByRole('table', { name: 'Studiet som helhet' })).toContainText('lånt');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
});

test('the heat table tells hidden cells from empty ones, by words too', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/nb/resultater/fag-og-tema');
  const table = page.getByRole('table', { name: 'Fag og institusjoner etter område og tema' });
  await expect(table.getByRole('row').nth(1)).toContainText('Landet');
  await expect(table.getByText('skjult: for få svar').first()).toBeAttached();
  await expectAccessible(page);
  await page.getByLabel('Fag', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Vis' }).click();
  await expect(page).toHaveURL(/fag=/);
});

test('an institution reads its own main figures and whence they borrow', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto('/nb/resultater');
  await page.locator('details').filter({ hasText: 'Vis alle' }).locator('summary').first().click({ timeout: 2_000 }).catch(() => {});
  const shown = page.getByRole('row').filter({ has: page.locator('svg.dot-interval[role=img]') }).filter({ has: page.locator('a[href*="/resultater/"]') });
  await shown.first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Hovedtall' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Hovedtall' })).toContainText('lånt');
  await expectAccessible(page);
  // Another institution's figures stay closed, and so does the country's heat table.
  const refused = await page.goto('/nb/resultater/fag-og-tema');
  expect(refused?.status()).toBe(403);
});
