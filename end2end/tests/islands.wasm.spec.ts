// The part of the search that moves: suggestions while typing.
import { expect, test } from './support';

test('suggestions appear while typing, are chosen with arrows and closed with Escape', async ({ page }) => {
  await page.goto('/nb/tilbud');
  const box = page.getByRole('combobox', { name: /^Søk etter/ });
  const list = page.getByRole('listbox', { name: 'Forslag' });
  const options = list.getByRole('option');
  await expect(list).toBeHidden();

  await box.pressSequentially('matem');
  await expect(options.first()).toBeVisible();
  await expect(box).toHaveAttribute('aria-expanded', 'true');

  await box.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  const first = await options.first().getAttribute('id');
  await expect(box).toHaveAttribute('aria-activedescendant', first ?? '');
  await box.press('ArrowUp');
  await expect(list.getByRole('option', { selected: true })).toHaveCount(0);

  await box.press('Escape');
  await expect(list).toBeHidden();
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await expect(box).toHaveValue('matem');
  await expect(box).toBeFocused();

  await box.press('a');
  await expect(options.first()).toBeVisible();
  await box.press('ArrowDown');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/nb\/tilbud(\?|\/\d+)/);
});

test('Enter with nothing chosen searches for what was typed', async ({ page }) => {
  await page.goto('/nb/');
  const box = page.getByRole('combobox', { name: /^Søk etter/ });
  await box.pressSequentially('engelsk');
  await expect(page.getByRole('option').first()).toBeVisible();
  await box.press('Enter');
  await expect(page).toHaveURL(/\/nb\/tilbud\?.*q=engelsk/);
});
