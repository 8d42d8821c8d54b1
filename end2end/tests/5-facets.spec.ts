// Every group of filters is chosen from and taken away again, with the keyboard alone: the address follows, a chip
// names the choice, and the count beside it is what it gives.
import type { Locator, Page } from '@playwright/test';
import { press, send, tabTo } from './keyboard';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support';

const count = (page: Page) => page.locator('.sort-row__count');
const chips = (page: Page) => page.locator('.chip-row').filter({ hasText: 'Du har valgt' }).locator('.chip');
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const said = (n: number) => (n === 1 ? '1 studietilbud' : `${n} studietilbud`);

interface Value {
  name: string;
  count: number;
}

/** What can be chosen in a group, in its order, with what it would give. */
async function values(options: Locator): Promise<Value[]> {
  const all = await options.evaluateAll((options) =>
    options.map((option) => {
      const text = (part: string) => option.querySelector(part)?.textContent?.trim() ?? '';
      return { name: text('.facet__text'), count: Number(text('.facet__count')) };
    }),
  );
  return all.sort((a, b) => a.name.localeCompare(b.name));
}

/** How many values of a filter other programs are told of. */
async function known(page: Page, parameter: string): Promise<number> {
  const answer = await page.request.get('/api/v1/offers');
  const { facets } = (await answer.json()) as { facets: Record<string, { count: number }[]> };
  return facets[parameter].filter((value) => value.count > 0).length;
}

const facets = [
  ['Fag', 'fag'],
  ['Trinn', 'trinn'],
  ['Studieform', 'form'],
  ['Fylke', 'fylke'],
  ['Status', 'status'],
  ['Gjennomgående tema', 'tema'],
  ['Institusjon', 'institusjon'],
  ['Målgruppe', 'malgruppe'],
  ['Finansiering', 'finansiering'],
  ['Undervisningsspråk', 'sprak'],
] as const;

for (const [name, parameter] of facets) {
  test(`a choice under «${name}» is made, named, counted and taken away`, async ({ page }) => {
    await page.goto('/nb/tilbud');
    const all = await count(page).innerText();
    const options = group(page, name).locator('.facet__option');
    const offered = await values(options);
    // What would give nothing is not there, and everything else is.
    expect(offered.every((value) => value.count > 0)).toBe(true);
    expect(offered.length).toBe(await known(page, parameter));

    const option = options.nth(1);
    const [chosen] = await values(option);
    await press(page, option.getByRole('checkbox'), 'Space');
    await send(page, 'Vis treff');
    const value = (await options.getByRole('checkbox', { checked: true }).getAttribute('value')) ?? '';
    // A plain form sends its empty fields along.
    const here = new RegExp(`\\?${parameter}=${value}(&|$)`);
    await expect(page).toHaveURL(here);
    await expect(count(page)).toHaveText(said(chosen.count));
    await expect(chips(page)).toHaveCount(1);
    await expect(chips(page)).toContainText(chosen.name);
    // A second choice in the group would add to this one, so its counts stay.
    expect(await values(options)).toEqual(offered);
    await expectAccessible(page);

    await press(page, chips(page));
    await expect(page).toHaveURL('/nb/tilbud');
    await expect(count(page)).toHaveText(all);
    await expect(chips(page)).toHaveCount(0);
    await expect(options.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await page.goBack();
    await expect(page).toHaveURL(here);
    await expect(count(page)).toHaveText(said(chosen.count));
    await expect(options.getByRole('checkbox', { checked: true })).toHaveValue(value);
  });
}

const ranges = [
  ['Studiepoeng', /stp_(min|max)=/],
  ['Oppstart', /start_fra=.*start_til=/],
  ['Søknadsfrist', /frist_etter=/],
] as const;

for (const [name, parameter] of ranges) {
  test(`a stretch of «${name}» is chosen, named, counted and taken away`, async ({ page }) => {
    await page.goto('/nb/tilbud');
    const all = await count(page).innerText();
    const links = group(page, name).locator('.facet__stretch');
    const offered = await values(links);
    expect(offered.every((value) => value.count > 0)).toBe(true);
    const [chosen] = await values(links.last());
    await press(page, links.last());
    await expect(page).toHaveURL(parameter);
    const here = page.url();
    await expect(count(page)).toHaveText(said(chosen.count));
    await expect(chips(page)).toHaveCount(1);
    await expect(chips(page)).toContainText(chosen.name);
    await expect(links.last()).toHaveAttribute('aria-current', 'true');
    expect((await values(links)).map((value) => value.count)).toEqual(offered.map((value) => value.count));
    await expectAccessible(page);

    // The stretch itself leads back as its chip does.
    await press(page, links.last());
    await expect(page).toHaveURL('/nb/tilbud');
    await page.goBack();
    await expect(page).toHaveURL(here);
    await press(page, chips(page));
    await expect(page).toHaveURL('/nb/tilbud');
    await expect(count(page)).toHaveText(all);
  });
}

test('one choice in every group narrows together, stands in the address and is taken away chip by chip', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const one = '/nb/tilbud?fag=norsk&trinn=5-7&tema=assessment&form=samlingsbasert&sprak=norsk&malgruppe=laerere&status=apen&stp_min=30&stp_max=59.9';
  await page.goto(one);
  const first = Number.parseInt(await count(page).innerText(), 10);
  expect(first).toBeGreaterThan(0);
  await expect(page.locator('.facets__toggle')).toContainText(`${await chips(page).count()} valgt`);
  await expect(chips(page)).toHaveCount(8);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  // Folded on a phone, and unfolded by keyboard.
  await expect(group(page, 'Fag')).toBeHidden();
  await press(page, page.locator('.facets__toggle'));
  await tabTo(page, group(page, 'Fag').getByRole('checkbox', { name: /^Norsk \d/ }));

  let found = first;
  for (let left = 7; left >= 0; left -= 1) {
    await press(page, chips(page).first());
    await expect(chips(page)).toHaveCount(left);
    const now = Number.parseInt(await count(page).innerText(), 10);
    expect(now).toBeGreaterThanOrEqual(found);
    found = now;
  }
  await expect(page).toHaveURL('/nb/tilbud');
});
