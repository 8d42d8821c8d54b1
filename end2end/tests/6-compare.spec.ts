// Journey 6: offers side by side, at an address that can be shared.
import { expect, test } from './support';

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
  const table = page.getByRole('table', { name: /^2 tilbud side om side/ });
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
  await expect(other.getByRole('row')).toHaveCount(marked + 1);
  await elsewhere.close();

  await page.getByRole('link', { name: `Ta bort ${titles[0]}`, exact: true }).click();
  await expect(page.getByText('Velg minst to tilbud å sammenligne')).toBeVisible();
});

test('more than six offers are refused with a sentence, not an error', async ({ page }) => {
  const answer = await page.goto(`/nb/sammenlign?${[1, 2, 3, 4, 5, 6, 7].map((n) => `tilbud=${n}`).join('&')}`);
  expect(answer?.status()).toBeLessThan(500);
  await expect(page.getByText('Du kan sammenligne høyst seks tilbud om gangen')).toBeVisible();
});
