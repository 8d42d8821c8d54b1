// Journey 6, what the comparison says: every row a teacher decides by, of two offers she chose, read and walked with
// the keyboard alone.
import type { Locator, Page } from '@playwright/test';
import { press, tabTo } from './keyboard';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support';

const cards = (page: Page) => page.getByRole('region', { name: 'Treff' }).getByRole('article');
const table = (page: Page) => page.getByRole('table', { name: /^\d tilbud sammenlignet/ });
const row = (page: Page, name: string) =>
  table(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^(≠ )?${name}`) }) });

/** The answers of a row, one an offer. */
async function answers(row: Locator): Promise<string[]> {
  const cells = row.getByRole('cell');
  await expect(cells).toHaveCount(2);
  return cells.allInnerTexts();
}

/** Ticks these offers in the results and compares them; gives the address of the comparison. */
async function compare(page: Page, chosen: number[]): Promise<string> {
  for (const n of chosen) {
    await press(page, cards(page).nth(n).getByRole('checkbox', { name: /^Sammenlign: / }), 'Space');
  }
  await press(page, page.getByRole('button', { name: 'Sammenlign valgte' }));
  await expect(table(page)).toBeVisible();
  return page.url();
}

/** Places in this search of an offer with a rating and of one without. */
async function ratedAndNot(page: Page, query: string): Promise<number[]> {
  const answer = await page.request.get(`/api/v1/offers?${query}`);
  const { items } = (await answer.json()) as { items: { quality: { beyond: string | null } | null }[] };
  const rated = items.findIndex(({ quality }) => quality !== null && quality.beyond === null);
  const unrated = items.findIndex(({ quality }) => quality === null);
  expect(Math.min(rated, unrated)).toBeGreaterThanOrEqual(0);
  return [rated, unrated];
}

const deadline = /^\d+\. \S+ \d{4}, (\d+ dager igjen|1 dag igjen|siste dag er i dag|fristen er ute)/;

for (const width of [1280, 390]) {
  test(`two offers are chosen and every row is read, on ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const query = 'fag=matematikk&sorter=kvalitet&finansiering=vikar_stipend';
    await page.goto(`/nb/tilbud?${query}`);
    await compare(page, await ratedAndNot(page, query));

    for (const said of await answers(row(page, 'Emner'))) {
      expect(said).toMatch(/\(\d+(,\d)? stp\)/);
    }
    for (const name of ['Frist hos direktoratet', 'Frist hos institusjonen']) {
      for (const said of await answers(row(page, name))) {
        expect(said, name).toMatch(deadline);
      }
    }
    for (const said of await answers(row(page, 'Kompetansekrav'))) {
      expect(said).toMatch(/^Kan bidra til å oppfylle kompetansekravet for matematikk .*\(\d+ studiepoeng\)/);
    }
    await expect(table(page)).not.toContainText('oppfyller');
    for (const said of await answers(row(page, 'Pris'))) {
      expect(said).toMatch(/^(Ingen studieavgift|[\d\s]+ kr|Ikke oppgitt)$/);
    }
    for (const name of ['Opptakskrav', 'Eksamen', 'Utprøving i egen skole', 'Samlinger', 'Hverdager borte fra skolen']) {
      for (const said of await answers(row(page, name))) {
        expect(said, name).not.toBe('');
      }
    }
    // Evidence of every theme stands side by side, each with the outcome it leads to.
    for (const theme of ['Tilpasset opplæring og inkluderende praksis', 'Digitalisering', 'Ledelse av læringsprosesser', 'Praktiske og varierte arbeidsmåter', 'God vurderingspraksis']) {
      for (const said of await answers(row(page, theme))) {
        expect(said.length, theme).toBeGreaterThan(40);
        expect(said, theme).toMatch(/Læringsutbytte: \S/);
      }
    }
    const rating = row(page, 'Deltakernes vurdering').getByRole('cell');
    await expect(rating.first()).toContainText(/\d,\d av 5 \(90\s%-intervall \d,\d–\d,\d\), \d+ svar av \d+ inviterte/);
    await expect(rating.first().getByRole('img')).toHaveAccessibleName(/\d,\d/);
    await expect(rating.last()).toHaveText('for få svar');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
}

test('from the rule an offer may help with to what one lacks, and back to the very same comparison', async ({ page }) => {
  await page.goto('/nb/tilbud?fag=matematikk&trinn=5-7');
  const here = await compare(page, [0, 1]);
  await press(page, row(page, 'Kompetansekrav').getByRole('link', { name: /^Se hva du mangler/ }).first());
  await expect(page.getByLabel('Fag', { exact: true })).toHaveValue('matematikk');
  await page.goBack();
  await expect(page).toHaveURL(here);
  const title = table(page).getByRole('columnheader').getByRole('link').first();
  const named = (await title.innerText()).trim();
  await press(page, title);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(named);
});

test('six offers are wider than the window, and are moved and shared by keyboard', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  await page.setViewportSize({ width: 900, height: 900 });
  await page.goto('/nb/tilbud?fag=norsk&sorter=tittel');
  const here = await compare(page, [0, 1, 2, 3, 4, 5]);
  const frame = page.getByRole('region', { name: /^6 tilbud sammenlignet/ });
  await tabTo(page, frame);
  expect(await frame.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeGreaterThan(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.evaluate((e) => e.scrollLeft)).toBeGreaterThan(0);
  await expectNoSidewaysScroll(page);
  await press(page, page.getByRole('link', { name: 'Vis bare det som er ulikt' }));
  await expect(page).toHaveURL(/bare_ulikt=1/);
  const rows = await table(page).getByRole('row').count();

  const elsewhere = await browser.newContext({ baseURL, javaScriptEnabled, locale: 'nb-NO' });
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await expect(table(other).getByRole('row')).toHaveCount(rows);
  await elsewhere.close();

  await page.goBack();
  await expect(page).toHaveURL(here);
  expect(await table(page).getByRole('row').count()).toBeGreaterThan(rows);
});
