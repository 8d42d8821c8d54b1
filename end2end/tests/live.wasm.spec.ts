// Results that follow the filters without a new page: address, focus, "back", and what is said aloud.
import { expect, expectAccessible, test } from './support';

test('a filter narrows the results where they stand', async ({ page }) => {
  await page.goto('/nb/tilbud?q=norsk');
  // A mark on the document tells whether it is still the same one.
  await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
  const same = () => page.evaluate(() => document.documentElement.getAttribute('data-same'));
  const before = await page.locator('.sort-row__count').innerText();

  const box = page.getByRole('group', { name: 'Studieform' }).getByRole('checkbox').first();
  await box.focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/form=/);
  await expect(page.locator('.sort-row__count')).not.toHaveText(before);
  expect(await same()).toBe('yes');
  await expect(page.getByRole('group', { name: 'Studieform' }).getByRole('checkbox').first()).toBeFocused();
  await expect(page.getByText('Du har valgt')).toBeVisible();
  const count = await page.locator('.sort-row__count').innerText();
  await expect(page.locator('[role=status].sr-only')).toHaveText(count);
  await expectAccessible(page);

  // What was ticked for comparison stays ticked, and the order changes in place too.
  const tick = page.locator('#treff input[name=tilbud]').first();
  const chosen = await tick.getAttribute('value');
  await tick.check();
  await page.getByLabel('Sorter etter').selectOption('tittel');
  await expect(page).toHaveURL(/sorter=tittel/);
  await expect(page.locator(`#treff input[name=tilbud][value="${chosen}"]`)).toBeChecked();
  expect(await same()).toBe('yes');

  await page.goBack();
  await expect(page).not.toHaveURL(/sorter=/);
  await expect(page.locator('.sort-row__count')).toHaveText(count);
  await page.goBack();
  await expect(page).toHaveURL(/\/nb\/tilbud\?q=norsk$/);
  await expect(page.locator('.sort-row__count')).toHaveText(before);
  expect(await same()).toBe('yes');
});

test('fast clicks end in the last one', async ({ page }) => {
  await page.goto('/nb/tilbud');
  const boxes = page.getByRole('group', { name: 'Fag', exact: true }).getByRole('checkbox');
  for (let i = 0; i < 3; i += 1) {
    await boxes.nth(i).click();
  }
  await expect(async () => {
    const chosen = new URL(page.url()).searchParams.getAll('fag').length;
    const ticked = await page.locator('.facets__form input[name=fag]:checked').count();
    expect(ticked).toBe(chosen);
    expect(chosen).toBeGreaterThan(0);
  }).toPass();
});

test('a stretch of credits is chosen where it stands, with the keyboard', async ({ page }) => {
  await page.goto('/nb/tilbud?q=norsk');
  await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
  const credits = page.getByRole('group', { name: 'Studiepoeng' });
  const thirty = credits.getByRole('link', { name: /30–59 studiepoeng/ });
  const count = await thirty.locator('.facet__count').innerText();
  await thirty.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/stp_min=30/);
  await expect(page.locator('.sort-row__count')).toHaveText(`${count} studietilbud`);
  await expect(thirty).toBeFocused();
  await expect(page.locator('[role=status].sr-only')).toHaveText(`${count} studietilbud`);
  expect(await page.evaluate(() => document.documentElement.getAttribute('data-same'))).toBe('yes');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/stp_min/);
  await expect(thirty).toBeFocused();
});
