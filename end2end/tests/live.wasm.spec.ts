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

test('words, chips, other questions and pages are followed where they stand', async ({ page }) => {
  await page.goto('/nb/tilbud?q=matematikk+5-10+15+stp');
  await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
  const same = () => page.evaluate(() => document.documentElement.getAttribute('data-same'));
  const box = page.getByRole('combobox', { name: /^Søk etter/ });
  const said = page.locator('[role=status].sr-only');

  // What was read out of the words is taken away; the words follow, and the focus goes to the hits.
  const understood = page.locator('.chip-row').filter({ hasText: 'Forstått som' });
  await understood.getByRole('link', { name: /15 studiepoeng/ }).click();
  await expect(box).toHaveValue('matematikk 5-10');
  await expect(page.locator('#treff')).toBeFocused();
  await expect(said).toHaveText(await page.locator('.sort-row__count').innerText());

  // A new question.
  await box.fill('norsk');
  await box.press('Enter');
  await expect(page).toHaveURL(/q=norsk$/);
  await expect(page.locator('#treff')).toBeFocused();
  await expect(page.getByRole('listbox', { name: 'Forslag' })).toBeHidden();

  // A filter is chosen, and its chip takes it away again; the search form asks along with it.
  await page.getByRole('group', { name: 'Studieform' }).getByRole('checkbox').first().check();
  await expect(page.locator('.search-form input[type=hidden][name=form]')).toHaveCount(1);
  await page.locator('.chip-row').filter({ hasText: 'Du har valgt' }).getByRole('link').first().click();
  await expect(page).not.toHaveURL(/form=/);
  await expect(page.locator('.search-form input[type=hidden]')).toHaveCount(0);

  // Another page, said with its number; what was ticked on the first is compared all the same.
  await box.fill('');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/nb\/tilbud$/);
  await page.locator('#treff input[type=checkbox][name=tilbud]').first().check();
  await page.getByRole('navigation', { name: 'Sider' }).getByRole('link', { name: '2', exact: true }).click();
  await expect(page).toHaveURL(/side=2/);
  await expect(said).toHaveText(/studietilbud\. 2$/);
  await page.locator('#treff input[type=checkbox][name=tilbud]').first().check();
  expect(await same()).toBe('yes');
  await page.goBack();
  await expect(page.locator('#treff input[type=checkbox][name=tilbud]').first()).toBeChecked();
  await page.getByRole('button', { name: 'Sammenlign valgte' }).click();
  await expect(page.getByRole('table', { name: /^2 tilbud side om side/ })).toBeVisible();
});

test('what is being typed is never overwritten', async ({ page }) => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.goto('/nb/tilbud?q=norsk');
  const box = page.getByRole('combobox', { name: /^Søk etter/ });
  await page.route('**/nb/tilbud?**form=**', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('group', { name: 'Studieform' }).getByRole('checkbox').first().check();
  await box.fill('norsk og nyn');
  answer();
  await expect(page).toHaveURL(/form=/);
  await expect(page.getByText('Du har valgt')).toBeVisible();
  await expect(box).toHaveValue('norsk og nyn');
  await expect(box).toBeFocused();
});
