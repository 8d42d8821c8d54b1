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
  const figure = drawings.filter({ has: page.getByRole('table', { name: 'Studiet som helhet' }) });
  await expect(figure).toContainText('lånt');
  // All six columns are in sight beside the drawing.
  const frame = figure.locator('.scroll-frame');
  expect(await frame.evaluate((f) => f.scrollWidth - f.clientWidth)).toBeLessThanOrEqual(1);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
});

test('the heat table tells hidden cells from empty ones, by words too', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/nb/resultater/fag-og-tema');
  const table = page.getByRole('table', { name: /^Fag, institusjoner og studier/ });
  await expect(table.getByRole('row').nth(1)).toContainText('Landet');
  await expect(table.getByText('skjult: for få svar').first()).toBeAttached();
  await expectAccessible(page);
  // On a wide screen all columns are in sight, and their names stay there however far one reads.
  await page.setViewportSize({ width: 1280, height: 900 });
  const frame = page.getByRole('region', { name: 'Fag, institusjoner og studier' });
  expect(await frame.evaluate((f) => f.scrollWidth - f.clientWidth)).toBeLessThanOrEqual(1);
  const down = await frame.evaluate((f) => {
    f.scrollTop = f.scrollHeight;
    const head = f.querySelector('thead th')?.getBoundingClientRect();
    return { scrolled: f.scrollTop, away: Math.abs((head?.top ?? 0) - f.getBoundingClientRect().top) };
  });
  expect(down.scrolled).toBeGreaterThan(0);
  expect(down.away).toBeLessThanOrEqual(1);
  await page.getByLabel('Fag', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page).toHaveURL(/fag=/);
});

test('the heat table leads from a subject over its institutions and studies to the survey, and over the years', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/nb/resultater/fag-og-tema?fag=norsk');
  const table = page.getByRole('table', { name: /^Fag, institusjoner og studier/ });
  const institution = table.getByRole('row').filter({ has: page.locator('th.heat__part') }).filter({ hasText: /\d,\d/ }).first();
  // The link begins with words for screen readers only, beside which the pointer would miss it.
  await institution.getByRole('rowheader').getByRole('link').press('Enter');
  await expect(page).toHaveURL(/fag=norsk&institusjon=/);
  const study = table.getByRole('row').filter({ has: page.locator('th.heat__offer') }).filter({ hasText: /\d,\d/ }).first();
  await expect(study).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Kolonner').selectOption('studieår');
  await page.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page).toHaveURL(/kolonner=ar/);
  await expect(table.getByRole('columnheader', { name: '2025–26' })).toBeVisible();
  const named = (await study.getByRole('rowheader').textContent()) ?? '';
  await study.getByRole('cell').getByRole('link').last().click();
  await expect(page).toHaveURL(/\/nb\/resultater\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(named.trim());
  await expect(page.getByText('Hva svarandelen betyr')).toBeVisible();

  await page.goto('/nb/resultater/fag-og-tema?kolonner=ar&omrade=index:themes');
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 1030, height: 728 });
  const cut = await page.locator('.heat').evaluate((t) => t.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
  expect(cut, 'the table is cut on paper').toBe(false);
});

test('a view is kept under a name, shared, shown first, renamed and deleted', async ({ page }, info) => {
  const name = `Temaene (${info.project.name})`;
  await signIn(page, 'analyst');
  await page.goto('/nb/resultater?etter=tema');
  await page.getByText('Lagre visningen').click();
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Navn på visningen');
  await page.getByLabel('Navn på visningen').first().fill(name);
  await page.getByLabel('Del med alle i direktoratet').first().check();
  await page.getByLabel('Vis denne først når jeg åpner Resultater').first().check();
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(page.getByText('Visningen er lagret.')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('vises først');
  await expectAccessible(page);
  await page.goto('/nb/resultater');
  await expect(page.getByText(`Du ser visningen «${name}».`)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Etter tema, Alle år' })).toBeVisible();

  await signIn(page, 'reviewer');
  await page.goto('/nb/resultater/visninger');
  await expect(row).toContainText('alle i direktoratet');
  await expect(row.getByText('Gi nytt navn eller del')).toHaveCount(0);
  await row.getByRole('link', { name }).click();
  await expect(page).toHaveURL(/etter=tema/);

  await signIn(page, 'analyst');
  await page.goto('/nb/resultater/visninger');
  await row.getByText('Gi nytt navn eller del').click();
  await row.getByLabel('Navn på visningen').fill(`${name} nå`);
  await row.getByRole('button', { name: 'Lagre endringen' }).click();
  const renamed = page.getByRole('row').filter({ hasText: `${name} nå` });
  await renamed.getByText('Gi nytt navn eller del').click();
  await renamed.getByRole('button', { name: /^Slett/ }).click();
  await expect(page.getByText('Visningen er slettet.')).toBeVisible();
  await page.goto('/nb/resultater');
  await expect(page.getByRole('table', { name: 'Etter fag, Alle år' })).toBeVisible();
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
