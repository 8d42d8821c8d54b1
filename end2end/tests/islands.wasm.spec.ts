// The two parts that move: suggestions while typing, and how far a participant has come.
import { day, expect, expectAccessible, letter, linkIn, signIn, test } from './support';

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

test('the open list is accessible', async ({ page }) => {
  await page.goto('/nb/tilbud');
  const box = page.getByRole('combobox', { name: /^Søk etter/ });
  await box.pressSequentially('matem');
  await expect(page.getByRole('option').first()).toBeVisible();
  await box.press('ArrowDown');
  await expectAccessible(page);
});

test('fast typing asks once, and an answer that comes too late is dropped', async ({ page }) => {
  const asked: string[] = [];
  let letFirstGo = () => {};
  const first = new Promise<void>((resolve) => (letFirstGo = resolve));
  await page.route('**/api/v1/suggest?**', async (route) => {
    const q = new URL(route.request().url()).searchParams.get('q') ?? '';
    asked.push(q);
    if (q === 'musikk') {
      await first;
    }
    await route.fulfill({ json: [{ text: `svar på ${q}`, kind: 'subject', href: '/nb/tilbud' }] });
  });
  await page.goto('/nb/tilbud');
  const box = page.getByRole('combobox', { name: /^Søk etter/ });
  await box.pressSequentially('musikk', { delay: 5 });
  await expect.poll(() => asked).toEqual(['musikk']);
  await box.fill('engelsk');
  await expect(page.getByRole('option', { name: /svar på engelsk/ })).toBeVisible();
  const late = page.waitForResponse((answer) => answer.url().includes('q=musikk'));
  letFirstGo();
  await late;
  await expect(page.getByRole('option')).toHaveText([/svar på engelsk/]);
  expect(asked).toEqual(['musikk', 'engelsk']);
});

test('a survey says how much is answered', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Spesialpedagogikk 1' }).filter({ hasText: '2026–27' });
  await row.getByText('Planlegg undersøkelse').click();
  await row.getByLabel('Åpner').fill(day());
  await row.getByLabel('Lukker').fill(day(14));
  await row.getByRole('button', { name: 'Planlegg', exact: true }).click();
  await page.getByLabel('Eller lim inn listen').fill('navn;e-post\nPer Dahl;per.dahl@skole.example');
  await page.getByRole('button', { name: 'Legg til deltakerne' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Lagt til: 1' })).toBeVisible();

  await page.goto(await linkIn(await letter(page, 'per.dahl@skole.example', 'Spesialpedagogikk 1')));
  const progress = page.getByText(/^Besvart: \d+ av \d+$/);
  await expect(progress).toHaveText(/^Besvart: 0 av/);
  const questions = page.getByRole('main').locator('fieldset fieldset');
  await questions.nth(0).getByRole('radio').nth(2).check();
  await expect(progress).toHaveText(/^Besvart: 1 av/);
  await questions.nth(0).getByRole('radio').nth(3).check();
  await expect(progress).toHaveText(/^Besvart: 1 av/);
  await page.getByRole('main').getByRole('textbox').first().fill('Fint');
  await expect(progress).toHaveText(/^Besvart: 2 av/);
  await page.getByRole('main').getByRole('textbox').first().fill('  ');
  await expect(progress).toHaveText(/^Besvart: 1 av/);
});
