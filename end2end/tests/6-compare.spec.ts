// Journey 6: offers side by side, at an address that can be shared.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support';

test('two offers chosen in the results are laid side by side with their differences marked', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  await page.goto('/nb/tilbud?q=matematikk');
  const cards = page.getByRole('region', { name: 'Treff' }).getByRole('article');
  const titles: string[] = [];
  for (const card of [cards.nth(0), cards.nth(2)]) {
    titles.push(((await card.getByRole('heading').getByRole('link').textContent()) ?? '').trim());
    await card.getByRole('checkbox', { name: /^Sammenlign: / }).check();
  }
  await page.getByRole('button', { name: 'Sammenlign valgte' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sammenlign studietilbud');
  const table = page.getByRole('table', { name: /^2 tilbud sammenlignet/ });
  for (const title of titles) {
    await expect(table.getByRole('columnheader').getByRole('link', { name: title, exact: true })).toBeVisible();
  }
  const rows = table.getByRole('row');
  const all = await rows.count();
  const marked = await rows.filter({ has: page.getByRole('rowheader', { name: /ulike/ }) }).count();
  expect(marked).toBeGreaterThan(0);
  expect(marked).toBeLessThan(all - 1);

  await page.getByRole('link', { name: 'Vis bare det som er ulikt' }).click();
  await expect(rows).toHaveCount(marked + 1);
  await expect(page.getByRole('link', { name: 'Vis alle rader' })).toBeVisible();

  // Somebody else opens the same address and sees the same.
  const elsewhere = await browser.newContext({ baseURL, javaScriptEnabled, locale: 'nb-NO' });
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('table', { name: /^2 tilbud sammenlignet/ }).getByRole('row')).toHaveCount(marked + 1);
  await elsewhere.close();

  await page.getByRole('link', { name: `Ta bort ${titles[0]}`, exact: true }).click();
  await expect(page.getByText('Velg minst to tilbud å sammenligne')).toBeVisible();
});

test('more than six offers are refused with a sentence, not an error', async ({ page }) => {
  const answer = await page.goto(`/nb/sammenlign?${[1, 2, 3, 4, 5, 6, 7].map((n) => `tilbud=${n}`).join('&')}`);
  expect(answer?.status()).toBeLessThan(500);
  await expect(page.getByText('Du kan sammenligne høyst seks tilbud om gangen')).toBeVisible();
});

/** Ids of offers that meet, as many as asked for. */
async function gatheringOffers(page: Page, query: string): Promise<number[]> {
  const answer = await page.request.get(`/api/v1/offers?form=samlingsbasert&${query}`);
  const { items } = (await answer.json()) as { items: { id: number }[] };
  return items.map((item) => item.id);
}

const together = (ids: number[]) => `/nb/sammenlign?${ids.map((id) => `tilbud=${id}`).join('&')}`;

test('gatherings on the same days are named with dates, drawn, and laid out week by week', async ({ page }) => {
  // Of offers that all begin in the same three weeks, six always share some day.
  const ids = (await gatheringOffers(page, 'start_fra=2027-08-01&sorter=oppstart')).slice(0, 6);
  expect(ids.length).toBe(6);
  await page.goto(together(ids));
  await page.getByRole('link', { name: 'Samlinger gjennom studieåret' }).click();
  const calendar = page.getByRole('region', { name: 'Samlinger gjennom studieåret' });
  await expect(calendar).toBeInViewport();

  const clashes = calendar.getByText(/^Samlingene .* er på samme dag(er)? hos .* og .*\.$/);
  const said = (await clashes.first().textContent()) ?? '';
  const day = /Samlingene (\S+ \S+)/.exec(said)?.[1] ?? '';
  expect(day).toMatch(/^\d/);
  const strips = calendar.getByRole('img');
  expect(await strips.count()).toBeGreaterThanOrEqual(ids.length);
  await expect(strips.first()).toHaveAccessibleName(/: .*\d{4}/);
  const weeks = calendar.getByRole('table', { name: 'Samlingene uke for uke' });
  await expect(weeks.getByRole('columnheader')).toHaveCount(ids.length + 1);
  await expect(weeks.getByText('samme dager').first()).toBeVisible();
  await expectAccessible(page);
});

test('who bears what is reckoned from pay and release, and the figures travel with the address', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  const ids = (await gatheringOffers(page, 'fag=norsk&stp_min=30&stp_max=30')).slice(0, 2);
  await page.goto(together(ids));
  const money = page.getByRole('region', { name: 'Hvem bærer kostnaden?' });
  await expect(money.getByText('veiledende').first()).toBeVisible();
  await expect(money.getByText(/^Satsene her gjaldt til 31\. desember 2025\./)).toBeVisible();
  await expect(money.getByText('Oppgi årslønn for å få beløp.').first()).toBeVisible();

  await money.getByLabel('Årslønn i kroner').fill('mye');
  await money.getByLabel('Frikjøp i prosent').fill('120');
  await money.getByRole('button', { name: 'Regn ut' }).click();
  await expect(money.getByLabel('Årslønn i kroner')).toHaveAccessibleDescription(/Skriv et tall\./);
  await page.getByRole('link', { name: 'Frikjøp i prosent: Tallet må være fra 1 til 100.' }).click();
  await expect(money.getByLabel('Frikjøp i prosent')).toBeFocused();
  await expect(money.getByLabel('Frikjøp i prosent')).toHaveValue('120');
  await expectAccessible(page);

  await money.getByLabel('Årslønn i kroner').fill('600 000');
  await money.getByLabel('Frikjøp i prosent').fill('');
  await money.getByRole('button', { name: 'Regn ut' }).click();
  const result = money.getByRole('table', { name: /^Kostnad for ett studieår/ });
  const first = result.getByRole('row').nth(1);
  await expect(first).toContainText(/600\s000\skr × 37,5\s% frikjøp = 225\s000\skr/);
  await expect(first).toContainText(/135\s000\skr/);
  await expect(first).toContainText(/33\s750\skr/);
  await expect(first).toContainText(/56\s250\skr/);
  await expect(money.getByRole('link', { name: 'Utdanningsdirektoratet' }).first()).toBeVisible();

  // The switch keeps what is typed, and somebody else sees the same.
  await page.getByRole('link', { name: 'Vis bare det som er ulikt' }).click();
  await expect(money.getByLabel('Årslønn i kroner')).toHaveValue('600 000');
  const elsewhere = await browser.newContext({ baseURL, javaScriptEnabled, locale: 'nb-NO' });
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await expect(other.getByText(/135\s000\skr/).first()).toBeVisible();
  await elsewhere.close();

  await money.getByLabel('Ordning').selectOption('Stipendordning');
  await money.getByRole('button', { name: 'Regn ut' }).click();
  await expect(result.getByText(/^126\s000\skr, utbetalt gjennom skoleeieren$/).first()).toBeVisible();
});

test('on a phone each question stands above the answers of all offers', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const ids = (await gatheringOffers(page, 'fag=norsk')).slice(0, 3);
  await page.goto(together(ids));
  await expectNoSidewaysScroll(page);
  // It is still a table to those who do not see it.
  const table = page.getByRole('table', { name: /^3 tilbud sammenlignet/ });
  const row = table.getByRole('row', { name: /Studiepoeng/ });
  await expect(row.getByRole('cell')).toHaveCount(3);
  const head = await row.getByRole('rowheader').boundingBox();
  for (const cell of await row.getByRole('cell').all()) {
    const box = await cell.boundingBox();
    expect(box && head && box.y >= head.y + head.height - 1 && box.x + box.width <= 390).toBe(true);
  }
  // What is wider than the phone can be reached and moved by keyboard.
  const weeks = page.getByRole('region', { name: 'Samlingene uke for uke' });
  await weeks.focus();
  await expect(weeks).toBeFocused();
  await expectAccessible(page);
});

test('the comparison is printed whole: every offer, no controls, nothing cut off', async ({ page }, info) => {
  const ids = (await gatheringOffers(page, 'start_fra=2027-08-01&sorter=oppstart')).slice(0, 6);
  await page.goto(together(ids));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 1040, height: 1400 });
  const table = page.getByRole('table', { name: /^6 tilbud sammenlignet/ });
  await expect(table.getByRole('columnheader').getByRole('link').first()).toBeVisible();
  for (const control of ['Vis bare det som er ulikt', 'Regn ut']) {
    await expect(page.getByText(control, { exact: true })).toBeHidden();
  }
  await expect(page.getByRole('navigation').first()).toBeHidden();
  const box = await table.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 1041).toBe(true);
  if (info.project.use.headless !== false) {
    const pdf = await page.pdf({ format: 'A4', landscape: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);
  }
});

test('offers are chosen, compared and taken away with the keyboard alone', async ({ page }) => {
  await page.goto('/nb/tilbud?q=engelsk');
  const ticks = page.getByRole('checkbox', { name: /^Sammenlign: / });
  for (const n of [0, 1, 2]) {
    await ticks.nth(n).focus();
    await page.keyboard.press('Space');
    await expect(ticks.nth(n)).toBeChecked();
  }
  await page.getByRole('button', { name: 'Sammenlign valgte' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: /^3 tilbud sammenlignet/ })).toBeVisible();
  await page.getByRole('link', { name: 'Vis bare det som er ulikt' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Vis alle rader' })).toBeVisible();
  await page.getByRole('link', { name: /^Ta bort / }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: /^2 tilbud sammenlignet/ })).toBeVisible();
});

test('gatherings are read and costs are reckoned with the keyboard alone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const ids = (await gatheringOffers(page, 'fag=norsk')).slice(0, 6);
  await page.goto(together(ids));
  await page.getByRole('link', { name: 'Samlinger gjennom studieåret' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Samlinger gjennom studieåret' })).toBeInViewport();
  const weeks = page.getByRole('region', { name: 'Samlingene uke for uke' });
  // Below each other on a phone; beside each other, and wider than the window, where there is more room.
  expect(await weeks.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(1);
  await page.setViewportSize({ width: 760, height: 844 });
  await weeks.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => weeks.evaluate((e) => e.scrollLeft)).toBeGreaterThan(0);
  await page.setViewportSize({ width: 390, height: 844 });

  const money = page.getByRole('region', { name: 'Hvem bærer kostnaden?' });
  await money.getByLabel('Årslønn i kroner').focus();
  await page.keyboard.type('600000');
  await page.keyboard.press('Enter');
  await expect(money.getByRole('table', { name: /^Kostnad for ett studieår/ })).toContainText('600');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
