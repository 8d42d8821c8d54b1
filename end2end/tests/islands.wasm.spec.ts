// The part of the search that moves: suggestions while typing.
import { write } from './keyboard';
import { expect, expectAccessible, test } from './support';

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
  await expect(page.getByRole('listbox').getByRole('option', { name: /svar på engelsk/ })).toBeVisible();
  const late = page.waitForResponse((answer) => answer.url().includes('q=musikk'));
  letFirstGo();
  await late;
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/svar på engelsk/]);
  expect(asked).toEqual(['musikk', 'engelsk']);
});

for (const [typed, kind, text, to] of [
  ['matem', 'fag', /^Matematikk/, /\/nb\/tilbud\?fag=matematikk$/],
  ['oslom', 'institusjon', /^OsloMet – storbyuniversitetet/, /\/nb\/tilbud\?institusjon=1175$/],
  ['engelsk 1', 'studietilbud', /^Engelsk 1.*, søknadsfrist \d+\. \S+ \d{4}/, /\/nb\/tilbud\/\d+$/],
] as const) {
  test(`what is suggested for «${typed}» is reached with the keyboard alone: ${kind}`, async ({ page }) => {
    await page.goto('/nb/');
    const box = page.getByRole('combobox', { name: /^Søk etter/ });
    const options = page.getByRole('option');
    await write(page, box, typed);
    const wanted = options.filter({ has: page.getByText(kind, { exact: true }), hasText: text }).first();
    await expect(wanted).toBeVisible();
    expect(await options.count()).toBeLessThanOrEqual(8);

    // Closed, the box keeps what was typed, and opens again with the next letter.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect(options).toHaveCount(0);
    await expect(box).toHaveValue(typed);
    await expect(box).not.toHaveAttribute('aria-activedescendant');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(typed.slice(-1));
    await expect(wanted).toBeVisible();
    while ((await wanted.getAttribute('aria-selected')) !== 'true') {
      await page.keyboard.press('ArrowDown');
    }
    await expect(box).toHaveAttribute('aria-activedescendant', (await wanted.getAttribute('id')) ?? '');
    await expect(box).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(to);
  });
}
