// The order of the hits, and the participants' rating as a filter: what is chosen is what the cards show.
import type { Locator, Page } from '@playwright/test';
import { press, send, tabTo } from './keyboard';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support';

const cards = (page: Page) => page.getByRole('region', { name: 'Treff' }).getByRole('article');
const count = (page: Page) => page.locator('.sort-row__count');
const chips = (page: Page) => page.locator('.chip-row').filter({ hasText: 'Du har valgt' }).getByRole('link');
const next = (page: Page) => page.getByRole('link', { name: 'Neste', exact: true });
const titles = (page: Page) => cards(page).getByRole('heading').getByRole('link').allTextContents();

/** The texts of all cards from this page on. */
async function allCards(page: Page): Promise<string[]> {
  const texts = await cards(page).allInnerTexts();
  for (let n = 2; await next(page).isVisible(); n += 1) {
    await next(page).click();
    await expect(count(page)).toContainText(`, side ${n} av `);
    texts.push(...(await cards(page).allInnerTexts()));
  }
  return texts;
}

/** Chooses an order by the first letter of its name. */
async function order(page: Page, letter: string, code: string) {
  await tabTo(page, page.getByLabel('Sorter etter'));
  await page.keyboard.type(letter);
  await send(page, 'Bruk');
  await expect(page).toHaveURL(new RegExp(`sorter=${code}`));
  await expect(page.getByLabel('Sorter etter')).toHaveValue(code);
}

const number = (text: string) => Number(text.replace(',', '.'));

/** What a card says of the participants' rating: how high it is at least, where that is told; `none` without one. */
function rating(card: string): { low?: number } | undefined {
  const told = /(\d,\d) av 5(?:, trolig mellom (\d,\d) og \d,\d)? \(\d+ svar\)/.exec(card);
  return told ? { low: told[2] === undefined ? undefined : number(told[2]) } : undefined;
}

const months = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'];

/** The day a card says the study begins. */
function start(card: string): string | undefined {
  const [, day, month, year] = /Oppstart\s+(\d+)\. (\S+) (\d{4})/.exec(card) ?? [];
  return year && `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const fewSubjects = '/nb/tilbud?fag=engelsk&fag=norsk&fag=matematikk';

test('offers stand by what participants say of them, those nobody may tell of last', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  await page.goto(fewSubjects);
  const before = await titles(page);
  await order(page, 'd', 'kvalitet');
  await expect(page.getByText(/^Øverst står tilbudene der selv den laveste verdien/)).toBeVisible();
  await expectAccessible(page);
  const here = page.url();
  const first = await titles(page);

  const ratings = (await allCards(page)).map(rating);
  const rated = ratings.filter((told) => told !== undefined);
  expect(rated.length).toBeGreaterThan(2);
  expect(rated.length).toBeLessThan(ratings.length);
  expect(ratings.slice(0, rated.length)).toEqual(rated);
  const lows = rated.flatMap((told) => told.low ?? []);
  expect(lows).toEqual([...lows].sort((a, b) => b - a));

  // Somebody else opens the same address and sees the same.
  const elsewhere = await browser.newContext({ baseURL, javaScriptEnabled, locale: 'nb-NO' });
  const other = await elsewhere.newPage();
  await other.goto(here);
  expect(await titles(other)).toEqual(first);
  await elsewhere.close();

  await page.goto(fewSubjects);
  await order(page, 'd', 'kvalitet');
  await page.goBack();
  await expect(page).toHaveURL(fewSubjects);
  await expect(page.getByLabel('Sorter etter')).toHaveValue('relevans');
  await expect.poll(() => titles(page)).toEqual(before);
});

test('offers stand by the day they begin, the next one first', async ({ page }) => {
  await page.goto('/nb/tilbud?fag=engelsk&fag=norsk&fag=veiledning');
  await order(page, 'o', 'oppstart');
  await expectAccessible(page);
  const first = await titles(page);
  const days = (await allCards(page)).map(start).filter((day) => day !== undefined);
  expect(new Set(days).size).toBeGreaterThan(2);
  expect(days).toEqual([...days].sort());
  await page.goBack();
  await page.goBack();
  await expect(page).not.toHaveURL(/side=/);
  await expect.poll(() => titles(page)).toEqual(first);
});

/** Opens the filters, folded where the screen is narrow, and gives the ratings that may be chosen. */
async function ratings(page: Page): Promise<Locator> {
  const toggle = page.locator('.facets__toggle');
  if (await toggle.isVisible()) {
    await press(page, toggle);
  }
  return page.getByRole('group', { name: 'Deltakernes vurdering' });
}

for (const width of [1280, 390]) {
  test(`only offers rated high enough stay, on ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/nb/tilbud');
    const all = await count(page).innerText();
    const group = await ratings(page);
    await expect(group).toContainText('Regnet fra den laveste verdien snittet trolig har.');
    const counts = await group.locator('.facet__count').allInnerTexts();
    // Whoever takes 3,5 takes 4 too.
    expect(counts.map(Number)).toEqual(counts.map(Number).sort((a, b) => b - a));
    const four = group.getByRole('link', { name: /^4,0 av 5 eller mer/ });
    const n = await four.locator('.facet__count').innerText();
    await press(page, four);
    await expect(page).toHaveURL('/nb/tilbud?kvalitet_min=4');
    await expect(count(page)).toHaveText(`${n} studietilbud`);
    await expect(chips(page).first()).toContainText('Vurdering 4,0 av 5 eller mer');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const told = (await allCards(page)).map(rating);
    expect(told.length).toBe(Number(n));
    for (const one of told) {
      expect(one).toBeDefined();
      expect(one?.low ?? 4).toBeGreaterThanOrEqual(4);
    }

    // The other ratings still say what choosing them would give.
    await page.goto('/nb/tilbud?kvalitet_min=4');
    const chosen = await ratings(page);
    await expect(chosen.locator('.facet__count')).toHaveText(counts);
    await expect(chosen.getByRole('link', { name: /^4,0 av 5 eller mer.*Fjern/ })).toHaveAttribute('aria-current', 'true');
    await press(page, chips(page).first());
    await expect(page).toHaveURL('/nb/tilbud');
    await expect(count(page)).toHaveText(all);
    await page.goBack();
    await expect(page).toHaveURL('/nb/tilbud?kvalitet_min=4');
    await expect(count(page)).toHaveText(`${n} studietilbud`);
  });
}
