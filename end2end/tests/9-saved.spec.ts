// Journey 9: saving offers and searches, finding them again, and taking their dates along.
import type { Locator, Page } from '@playwright/test';
import { press } from './keyboard';
import { expect, expectAccessible, expectNoSidewaysScroll, expectUniqueIds, signIn, test } from './support';

const cards = (page: Page) => page.getByRole('region', { name: 'Treff' }).getByRole('article');

/** Empties the list, so that a journey begins with nothing saved. */
async function forgetAll(page: Page) {
  await page.goto('/nb/meg/lagret');
  const remove = page.getByRole('main').getByRole('button', { name: /^Fjern/ });
  while ((await remove.count()) > 0) {
    const before = await remove.count();
    await remove.first().click();
    await expect(remove).toHaveCount(before - 1);
  }
}

async function look(page: Page) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectUniqueIds(page);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('a teacher saves offers, finds them again and compares them', async ({ page }) => {
  await signIn(page, 'teacher');
  await forgetAll(page);
  await expect(page.getByText('Du har ikke lagret noen tilbud')).toBeVisible();
  await look(page);

  const titles: string[] = [];
  for (const n of [0, 1]) {
    await page.goto('/nb/tilbud?q=matematikk');
    const card = cards(page).nth(n);
    titles.push(((await card.getByRole('heading').getByRole('link').textContent()) ?? '').trim());
    await card.getByRole('button', { name: `Lagre: ${titles[n]}`, exact: true }).click();
    await expect(page.getByText('Tilbudet er lagret.')).toBeVisible();
    await expect(card.getByText('Lagret', { exact: true })).toBeVisible();
    await expect(card.getByRole('button', { name: `Fjern fra lagret: ${titles[n]}` })).toBeVisible();
  }
  await look(page);

  await page.getByRole('link', { name: 'Lagret', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lagret');
  await expect(page.getByText('2 av 100 tilbud')).toBeVisible();
  await look(page);
  for (const title of titles) {
    await page.getByRole('checkbox', { name: `Sammenlign: ${title}`, exact: true }).check();
  }
  await page.getByRole('button', { name: 'Sammenlign valgte' }).click();
  await expect(page.getByRole('table', { name: /^2 tilbud sammenlignet/ })).toBeVisible();

  const list = await page.request.get('/nb/meg/lagret/csv');
  expect(list.headers()['content-type']).toContain('text/csv');
  expect((await list.text()).trim().split('\r\n')).toHaveLength(3);
  await forgetAll(page);
});

test('a search is saved with its alert, opened at the same address and let go', async ({ page }) => {
  await signIn(page, 'teacher');
  await forgetAll(page);
  await page.goto('/nb/tilbud?q=norsk&fag=norsk');
  await page.getByText('Lagre søket, få varsel eller kalender').click();
  await page.getByLabel('Send meg brev når det kommer nye treff').check();
  await page.getByRole('button', { name: 'Lagre søket' }).click();
  await expect(page.getByText('Du får brev på mandag')).toBeVisible();

  await page.goto('/nb/meg/lagret');
  const row = page.getByRole('table', { name: 'Søk' }).getByRole('row').nth(1);
  await expect(row.getByRole('button', { name: 'Slå av varsel' })).toBeVisible();
  await look(page);
  await row.getByRole('link', { name: '«norsk» · Fag: Norsk' }).click();
  await expect(page).toHaveURL('/nb/tilbud?q=norsk&fag=norsk');
  await page.goBack();
  await row.getByRole('button', { name: 'Slå av varsel' }).click();
  await expect(page.getByText('Varselet er slått av.')).toBeVisible();
  await row.getByRole('button', { name: 'Slå på varsel' }).click();
  await expect(page.getByText('Varselet er slått på.')).toBeVisible();
  await row.getByRole('button', { name: /^Fjern/ }).click();
  await expect(page.getByText('Du har ikke lagret noen søk')).toBeVisible();
});

test('where nothing is found, a letter is offered for when something comes', async ({ page }) => {
  await page.goto('/nb/tilbud?q=qqqqxyz');
  await expect(page.getByRole('heading', { name: 'Vil du vite det når et slikt tilbud kommer?' })).toBeVisible();
  await page.getByRole('button', { name: 'Lagre søket' }).last().click();
  await expect(page).toHaveURL('/nb/logg-inn?til=%2Fnb%2Ftilbud%3Fq%3Dqqqqxyz');
});

for (const [nothing, said] of [
  ['/nb/tilbud?q=qqqqxyz', '«qqqqxyz»'],
  ['/nb/tilbud?q=qqqqxyz&fag=norsk', '«qqqqxyz» · Fag: Norsk'],
] as const) {
  test(`who is signed in asks for a letter about ${said}, finds it among what is saved and lets it go, all by keyboard`, async ({ page }) => {
    await signIn(page, 'teacher');
    await forgetAll(page);
    await page.goto(nothing);
    const asking = page.getByRole('heading', { name: 'Vil du vite det når et slikt tilbud kommer?' }).locator('..');
    // The letter is what it is saved for, so that is chosen already.
    await expect(asking.getByRole('checkbox', { name: 'Send meg brev når det kommer nye treff' })).toBeChecked();
    await look(page);
    await press(page, asking.getByRole('button', { name: 'Lagre søket' }));
    await expect(page.getByText('Du får brev på mandag')).toBeVisible();
    await expect(page).toHaveURL(nothing);

    await press(page, page.getByRole('link', { name: 'Lagret', exact: true }).first());
    const row = page.getByRole('table', { name: 'Søk' }).getByRole('row').nth(1);
    await expect(row.getByRole('button', { name: 'Slå av varsel' })).toBeVisible();
    await look(page);
    await press(page, row.getByRole('link', { name: said, exact: true }));
    await expect(page).toHaveURL(nothing);
    await expect(asking).toBeVisible();
    await page.goBack();
    await press(page, row.getByRole('button', { name: /^Fjern/ }));
    await expect(page.getByText('Du har ikke lagret noen søk')).toBeVisible();
  });
}

test('a visitor who saves an offer signs in and comes back to it', async ({ page }) => {
  await page.goto('/nb/tilbud?q=engelsk');
  await cards(page).first().getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const here = new URL(page.url()).pathname;
  await look(page);
  await page.getByRole('button', { name: /^Lagre: / }).click();
  await expect(page.getByText('Logg inn for å lagre.')).toBeVisible();
  await page.getByRole('button', { name: 'Solveig Myrvang' }).click();
  await expect(page).toHaveURL(here);
  await page.getByRole('button', { name: /^Lagre: / }).click();
  await expect(page.getByText('Tilbudet er lagret.')).toBeVisible();
  await page.getByRole('button', { name: /^Fjern fra lagret: / }).click();
  await expect(page.getByRole('button', { name: /^Lagre: / })).toBeVisible();
});

test('dates go along as calendars, the own one at a secret address', async ({ page, request }) => {
  await page.goto('/nb/tilbud?q=naturfag&status=apen');
  await page.getByText('Lagre søket, få varsel eller kalender').click();
  const hits = page.getByRole('link', { name: 'Last ned kalenderfil' });
  const file = await request.get((await hits.getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await file.text()).toContain('SUMMARY:Søknadsfrist hos');
  const subscription = await page.getByRole('link', { name: 'Abonner på kalender' }).getAttribute('href');
  expect(subscription).toMatch(/^webcal:\/\/.*\/nb\/tilbud\.ics\?q=naturfag&status=apen$/);

  await signIn(page, 'teacher');
  await page.goto('/nb/meg/lagret');
  await page.getByRole('button', { name: /^Lag en (kalenderadresse|ny adresse)$/ }).click();
  const address = await page.getByLabel('Adresse', { exact: true }).inputValue();
  await look(page);
  const own = await request.get(new URL(address).pathname);
  expect(own.ok()).toBe(true);
  expect(await own.text()).toContain('BEGIN:VCALENDAR');
  await page.goto('/nb/meg/lagret');
  await expect(page.getByLabel('Adresse', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Slå av kalenderen' }).click();
  await expect(page.getByText('Kalenderen er slått av.')).toBeVisible();
  expect((await request.get(new URL(address).pathname)).status()).toBe(404);
});

test('a date has the same name in the calendar of its offer, of a search and of what is saved, however often it is fetched', async ({ page, request }) => {
  const names = async (file: string | null) => {
    const { pathname, search } = new URL(file ?? '', page.url());
    return (await (await request.get(pathname + search)).text()).match(/^UID:.+$/gm) ?? [];
  };
  const calendar = () => page.getByRole('link', { name: 'Last ned kalenderfil' }).getAttribute('href');
  await signIn(page, 'teacher');
  await forgetAll(page);
  await page.goto('/nb/tilbud?q=naturfag&status=apen');
  await page.getByText('Lagre søket, få varsel eller kalender').click();
  const ofSearch = await calendar();
  await cards(page).first().getByRole('heading').getByRole('link').click();
  await page.getByRole('button', { name: /^Lagre: / }).click();
  await expect(page.getByText('Tilbudet er lagret.')).toBeVisible();
  const ofOffer = await calendar();
  await page.goto('/nb/meg/lagret');
  await page.getByRole('button', { name: /^Lag en (kalenderadresse|ny adresse)$/ }).click();
  const ofSaved = await page.getByLabel('Adresse', { exact: true }).inputValue();

  const dates = await names(ofOffer);
  expect(dates.length).toBeGreaterThan(1);
  expect(await names(ofSaved)).toEqual(expect.arrayContaining(dates));
  expect((await names(ofSearch)).filter((name) => dates.includes(name))).not.toEqual([]);
  for (const file of [ofOffer, ofSearch, ofSaved]) {
    expect(await names(file)).toEqual(await names(file));
  }
  await page.getByRole('button', { name: 'Slå av kalenderen' }).click();
  await forgetAll(page);
});

test('an offer and a search are saved and let go with the keyboard alone', async ({ page }) => {
  await signIn(page, 'teacher');
  await forgetAll(page);
  await page.goto('/nb/tilbud?q=musikk');
  await cards(page).first().getByRole('button', { name: /^Lagre: / }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tilbudet er lagret.')).toBeVisible();
  await page.locator('summary').filter({ hasText: 'Lagre søket, få varsel eller kalender' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Lagre søket' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/logg-inn/);
  await page.goto('/nb/meg/lagret');
  const remove = page.getByRole('main').getByRole('button', { name: /^Fjern/ });
  await expect(remove).toHaveCount(2);
  for (const left of [1, 0]) {
    await remove.first().focus();
    await page.keyboard.press('Enter');
    await expect(remove).toHaveCount(left);
  }
});

test('alerts and calendars are turned on and off, and dates fetched, with the keyboard alone', async ({ page }) => {
  const enter = async (what: Locator) => {
    await what.focus();
    await page.keyboard.press('Enter');
  };
  const fetched = async (what: Locator) => {
    const [file] = await Promise.all([page.waitForEvent('download'), enter(what)]);
    expect(file.suggestedFilename()).toMatch(/\.ics$/);
  };
  await signIn(page, 'teacher');
  await forgetAll(page);
  await page.goto('/nb/tilbud?q=musikk');
  await enter(page.locator('summary').filter({ hasText: 'Lagre søket, få varsel eller kalender' }));
  await fetched(page.getByRole('link', { name: 'Last ned kalenderfil' }));
  await page.getByLabel('Send meg brev når det kommer nye treff').focus();
  await page.keyboard.press('Space');
  await enter(page.getByRole('button', { name: 'Lagre søket' }));
  await expect(page.getByText('Du får brev på mandag')).toBeVisible();
  await enter(cards(page).first().getByRole('heading').getByRole('link'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await fetched(page.getByRole('link', { name: 'Last ned kalenderfil' }));

  await page.goto('/nb/meg/lagret');
  await enter(page.getByRole('button', { name: 'Slå av varsel' }));
  await expect(page.getByText('Varselet er slått av.')).toBeVisible();
  await enter(page.getByRole('button', { name: 'Slå på varsel' }));
  await expect(page.getByText('Varselet er slått på.')).toBeVisible();
  await enter(page.getByRole('button', { name: /^Lag en (kalenderadresse|ny adresse)$/ }));
  await expect(page.getByLabel('Adresse', { exact: true })).toBeVisible();
  await enter(page.getByRole('button', { name: 'Slå av kalenderen' }));
  await expect(page.getByText('Kalenderen er slått av.')).toBeVisible();
  await forgetAll(page);
});
