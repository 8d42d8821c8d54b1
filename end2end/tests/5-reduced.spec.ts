// Where the index cannot be used, the site answers from the database and says that it is less: on a site of its own,
// with a file where the index would lie. Once that is gone, everything comes back without a restart.
import type { Page } from '@playwright/test';
import { press, send, tabTo, write } from './keyboard';
import { OwnSite } from './own-site';
import { expect, expectAccessible, expectNoSidewaysScroll, hasScript, test } from './support';

test.describe.configure({ mode: 'serial' });

const site = new OwnSite(4);
test.use({ baseURL: site.url });
// It tries again and again, and would say so each time.
test.beforeAll(() => site.openWithoutIndex({ RUST_LOG: 'off' }));
test.afterAll(() => site.close());

const cards = (page: Page) => page.getByRole('region', { name: 'Treff' }).getByRole('article');
const count = (page: Page) => page.locator('.sort-row__count');
const notice = (page: Page) => page.locator('.notice').filter({ hasText: 'Søket er midlertidig forenklet' });

async function look(page: Page) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
}

test('the site answers, the machines are told that it is not ready, and the search says what it cannot do', async ({ page }) => {
  const ready = await page.request.get('/ready');
  expect(ready.status()).toBe(503);
  expect(await ready.text()).toContain('database true\nindex_lag none\n');
  expect(await (await page.request.get('/metrics')).text()).toMatch(/^index_present 0$/m);

  await page.goto('/nb/');
  await expect(page.getByRole('heading', { name: 'Søknadsfrist snart' })).toBeVisible();
  await look(page);
  await write(page, page.getByLabel(/^Søk etter/), 'engelsk');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/nb\/tilbud\?.*q=engelsk/);
  await expect(notice(page)).toContainText('Ordene letes bare etter i titlene, akkurat slik de er skrevet');
  await expect(notice(page)).toContainText('uten rangering og uten tall på valgene');
  // What is found has the word in its title, and nothing is counted.
  const titles = await cards(page).getByRole('heading').getByRole('link').allTextContents();
  expect(titles.length).toBeGreaterThan(2);
  expect(titles.filter((title) => !/engelsk/i.test(title))).toEqual([]);
  await expect(page.locator('.facet__count')).toHaveCount(0);
  await expect(page.locator('.facet__option')).toHaveCount(0);
  await look(page);

  // A word as nobody wrote it finds nothing, and nothing else is promised than what there is.
  await page.goto('/nb/tilbud?q=engelks');
  await expect(count(page)).toHaveText('Ingen studietilbud');
  await expect(notice(page)).toBeVisible();
  await look(page);
});

test('a choice that stands in the address still holds and is taken away, and an order is kept', async ({ page }) => {
  await page.goto('/nb/tilbud?fag=norsk&form=nettbasert');
  await expect(notice(page)).toBeVisible();
  const narrowed = await cards(page).count();
  expect(narrowed).toBeGreaterThan(0);
  for (const card of await cards(page).all()) {
    await expect(card).toContainText('Nettbasert');
  }
  await tabTo(page, page.getByLabel('Sorter etter'));
  await page.keyboard.type('t');
  await send(page, 'Bruk');
  await expect(page).toHaveURL(/sorter=tittel/);
  const titles = await cards(page).getByRole('heading').getByRole('link').allTextContents();
  expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, 'nb')));
  await press(page, page.locator('.chip-row').getByRole('link', { name: /^Nettbasert/ }));
  await expect(page).not.toHaveURL(/form=/);
  expect(await cards(page).count()).toBeGreaterThanOrEqual(narrowed);
});

test('offers are opened, compared and asked for by what one lacks, all by keyboard', async ({ page }) => {
  await page.goto('/nb/tilbud?q=engelsk');
  for (const n of [0, 1]) {
    await press(page, cards(page).nth(n).getByRole('checkbox', { name: /^Sammenlign: / }), 'Space');
  }
  await press(page, page.getByRole('button', { name: 'Sammenlign valgte' }));
  await expect(page.getByRole('table', { name: /^2 tilbud sammenlignet/ })).toBeVisible();
  await look(page);
  const first = page.getByRole('columnheader').getByRole('link').first();
  const title = (await first.innerText()).trim();
  await press(page, first);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  await look(page);

  await page.goto('/nb/kompetanse?trinn=8-10&fag=norsk&stp=45');
  await expect(page.getByRole('heading', { name: /^For å undervise i norsk/ })).toBeVisible();
  await expect(notice(page)).toBeVisible();
  await look(page);
});

test('subjects and institutions are suggested all the same, offers are not', async ({ page }, info) => {
  await page.goto('/nb/');
  await write(page, page.getByLabel(/^Søk etter/), 'matem');
  if (hasScript(info)) {
    await expect(page.getByRole('option')).toHaveText([/^Matematikk\s*fag$/]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/nb/tilbud?fag=matematikk');
  } else {
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/nb\/tilbud\?.*q=matem/);
  }
  await expect(notice(page)).toBeVisible();
  await expect(cards(page).first()).toContainText(/matem/i);
});

test('mended, the whole search is back without a restart, and nothing speaks of less any more', async ({ page }) => {
  await page.goto('/nb/tilbud?q=engelks');
  await expect(notice(page)).toBeVisible();
  site.freeIndex();
  await expect.poll(async () => (await page.request.get('/ready')).status(), { timeout: 30_000 }).toBe(200);
  expect(await (await page.request.get('/metrics')).text()).toMatch(/^index_present 1$/m);
  await page.reload();
  await expect(notice(page)).toHaveCount(0);
  await expect(cards(page).first()).toContainText(/engelsk/i);
  await expect(page.locator('.facet__count').first()).toBeAttached();
  await expectAccessible(page);
});
