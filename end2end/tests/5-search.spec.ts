// A teacher finds the right offer: what was understood, what was let go, what else to try; and the
// directorate's dictionary, which the search follows at once.
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, hasScript, signIn, test } from './support';

test('the box claims suggestions only where the script that makes them runs', async ({ page }, info) => {
  await page.goto('/nb/tilbud');
  const name = /^Søk etter/;
  await expect(page.getByRole('combobox', { name })).toHaveCount(hasScript(info) ? 1 : 0);
  await expect(page.getByRole('searchbox', { name })).toHaveCount(hasScript(info) ? 0 : 1);
  await expect(page.getByRole('listbox')).toHaveCount(0);
});

test('what was read out of the words can be taken away again', async ({ page }) => {
  await page.goto('/nb/tilbud?q=matematikk+5-10+15+stp');
  const understood = page.locator('.chip-row').filter({ hasText: 'Forstått som' });
  await expect(understood.getByRole('link')).toHaveCount(2);
  await expect(understood).toContainText('5–10');
  await expect(understood).toContainText('15 studiepoeng');
  await understood.getByRole('link', { name: /15 studiepoeng/ }).click();
  await expect(page.getByLabel(/^Søk etter/)).toHaveValue('matematikk 5-10');
  await expect(page.locator('.offer-card mark').first()).toContainText(/matematikk/i);
  await expectAccessible(page);
});

test('a span of credits is understood, and can be taken away again', async ({ page }) => {
  await page.goto('/nb/tilbud?q=norsk+15%E2%80%9330+stp');
  const understood = page.locator('.chip-row').filter({ hasText: 'Forstått som' });
  await expect(understood.getByRole('link')).toHaveCount(1);
  await expect(understood).toContainText('15–30 studiepoeng');
  await expect(page.locator('.offer-card').first()).toContainText(/norsk/i);
  await expectAccessible(page);
  await understood.getByRole('link', { name: /15–30 studiepoeng/ }).click();
  await expect(page.getByLabel(/^Søk etter/)).toHaveValue('norsk');
  await page.goto('/nn/tilbud?q=minst+15+stp');
  await expect(page.locator('.chip-row').first()).toContainText('15 studiepoeng eller meir');
});

test('a question nothing answers is loosened, and says so', async ({ page }) => {
  await page.goto('/nb/tilbud?q=matematikk+xyzzyqq');
  const notice = page.locator('.notice').filter({ hasText: 'xyzzyqq' });
  await expect(notice).toContainText('Her er treffene uten');
  await expect(page.locator('.offer-card').first()).toContainText(/matematikk/i);
  await expect(page.locator('.chip-row').filter({ hasText: 'Fag du kan se på' })).toContainText('Matematikk');

  await page.goto('/nb/tilbud?q=xyzzyqq');
  await expect(page.getByText('Ingen tilbud passer med «xyzzyqq»')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Fag du kan se på' })).toBeVisible();
  await expectAccessible(page);
});

test('quotation marks hold words together, and are let go where nothing has them so', async ({ page }) => {
  await page.goto(`/nb/tilbud?q=${encodeURIComponent('"Engelsk 1 for 5.-10. trinn"')}`);
  await expect(page.locator('.offer-card').first()).toContainText('Engelsk 1 for 5.-10. trinn');
  await page.goto(`/nb/tilbud?q=${encodeURIComponent('"matematikk lærere"')}`);
  const notice = page.locator('.notice').filter({ hasText: 'ord for ord' });
  await expect(notice).toContainText('Her er treffene uten anførselstegnene');
  await expect(page.locator('.offer-card').first()).toContainText(/matematikk/i);
  await expectAccessible(page);
  await page.getByRole('link', { name: /Søk uten anførselstegnene/ }).click();
  await expect(page.getByLabel(/^Søk etter/)).toHaveValue('matematikk lærere');
});

test('of two institutions one will do, and a sentence says what it was taken for', async ({ page }) => {
  await page.goto('/nb/tilbud?q=oslomet+eller+hvl+norsk');
  const understood = page.locator('.chip-row').filter({ hasText: 'Forstått som' });
  await expect(understood.getByRole('link')).toHaveCount(2);
  await page.goto('/nb/tilbud?q=elever+som+ikke+vil+p%C3%A5+skolen');
  await expect(understood).toContainText('skolefravær');
  await understood.getByRole('link').click();
  await expect(page.getByLabel(/^Søk etter/)).toHaveValue('elever som "ikke" "vil" på "skolen"');
  await expect(understood).toHaveCount(0);
  await expectAccessible(page);
});

test('a filter that leaves nothing is named', async ({ page }) => {
  await page.goto('/nb/tilbud?q=spansk&fylke=18');
  await expect(page.locator('.notice').filter({ hasText: 'Fylke' })).toContainText('uten det.');
  await expect(page.locator('.offer-card').first()).toContainText(/spansk/i);
});

test('a typing error, a course code and the other written standard', async ({ page }) => {
  for (const [asked, found] of [
    ['matematik', /matematikk/i],
    ['vid6110', /kunst og h/i],
    ['rettleiing', /veiledning/i],
    ['hioa spansk', /spansk/i],
  ] as const) {
    await page.goto(`/nn/tilbud?q=${encodeURIComponent(asked)}`);
    await expect(page.locator('.offer-card').first(), asked).toContainText(found);
  }
});

test('what was meant is asked for by a link, and just what was typed by another', async ({ page }) => {
  await page.goto('/nb/tilbud?q=engelks');
  const meant = page.getByRole('link', { name: '«engelsk»', exact: true });
  await expect(page.getByText(/^Mente du «engelsk»\?/)).toBeVisible();
  await expectAccessible(page);
  await meant.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/nb/tilbud?q=engelsk');
  await expect(page.getByText(/^Mente du/)).toHaveCount(0);
  await page.goBack();
  await page.getByRole('link', { name: 'Søk bare etter «engelks»' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/^Søk etter/)).toHaveValue('"engelks"');
  await expect(page.getByText(/^Mente du/)).toHaveCount(0);
  await expect(page.locator('.offer-card')).toHaveCount(0);
  await expect(page.locator('.chip-row').filter({ hasText: 'Prøv også' })).toContainText('engelsk');
  await expectAccessible(page);
});

test('an offer leads on to others like it', async ({ page }) => {
  await page.goto('/nb/tilbud?q=kunst+og+h%C3%A5ndverk');
  await page.locator('.offer-card__title a').first().click();
  const similar = page.locator('#lignende');
  await expect(similar.getByRole('heading', { name: 'Lignende tilbud' })).toBeVisible();
  await similar.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/nb\/tilbud\/\d+$/);
});

test('the directorate teaches the search a word', async ({ page }, info) => {
  // A word nobody has: its own one in each project, for they share a catalogue.
  const word = info.project.name === 'wasm' ? 'kvaksalveri' : 'kvaksalving';
  await signIn(page, 'reviewer');
  await page.getByRole('link', { name: 'Søkets ordbok' }).click();
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByRole('alert')).toContainText('Noe må rettes');
  await page.getByLabel('Det folk skriver').fill(word);
  await page.getByLabel('Det søket også skal lete etter').fill('kroppsøving');
  await page.getByLabel('Slik brukes oppføringen').selectOption('naer');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByText('Oppføringen er lagret.')).toBeVisible();
  await expectAccessible(page);
  await expect(async () => {
    await page.goto(`/nb/tilbud?q=${word}`);
    await expect(page.locator('.offer-card').first()).toContainText(/kroppsøving/i, { timeout: 500 });
  }).toPass({ timeout: 10_000 });

  await page.goto('/nb/direktorat/synonymer');
  await page.getByLabel('Ord i oppføringen').fill(word);
  await page.getByRole('button', { name: 'Vis', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: word });
  await row.locator('summary').click();
  await row.getByRole('button', { name: `Fjern «${word}»` }).click();
  await expect(page.getByText('Oppføringen er fjernet.')).toBeVisible();
});

test('credits, starts and deadlines are chosen at a touch, and their counts leave out their own group', async ({ page }) => {
  await page.goto('/nb/tilbud?q=norsk');
  await openFilters(page);
  const credits = page.getByRole('group', { name: 'Studiepoeng' });
  const thirty = credits.getByRole('link', { name: /^30–59 studiepoeng/ });
  const fifteen = credits.getByRole('link', { name: /^15–29 studiepoeng/ });
  const other = await fifteen.locator('.facet__count').innerText();
  const count = await thirty.locator('.facet__count').innerText();
  await thirty.click();
  await expect(page).toHaveURL(/stp_min=30/);
  await expect(page.locator('.sort-row__count')).toHaveText(new RegExp(`^${count} studietilbud$`));
  await openFilters(page);
  await expect(fifteen.locator('.facet__count')).toHaveText(other);
  await expect(credits.getByRole('link', { name: /30–59 studiepoeng.*Fjern/ })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('group', { name: 'Oppstart' }).getByRole('link').first()).toBeVisible();
  await expectAccessible(page);

  // The chip leads back, and so does the browser.
  await page.locator('.chip-row').filter({ hasText: 'Du har valgt' }).getByRole('link', { name: /30–59 studiepoeng/ }).click();
  await expect(page).not.toHaveURL(/stp_min/);
  await page.goBack();
  await expect(page).toHaveURL(/stp_min=30/);
  await expect(page.locator('.sort-row__count')).toHaveText(new RegExp(`^${count} studietilbud$`));
});

test('several values of one group are alternatives, sent by a plain form', async ({ page }) => {
  await page.goto('/nb/tilbud?fag=musikk');
  await openFilters(page);
  const first = Number.parseInt(await page.locator('.sort-row__count').innerText(), 10);
  const subjects = page.getByRole('group', { name: 'Fag', exact: true });
  await subjects.getByRole('checkbox', { name: /^Norsk \d/ }).check();
  await openFilters(page);
  await page.getByRole('button', { name: 'Vis treff' }).click();
  await expect(page).toHaveURL(/fag=musikk/);
  await expect(page).toHaveURL(/fag=norsk/);
  const both = Number.parseInt(await page.locator('.sort-row__count').innerText(), 10);
  expect(both).toBeGreaterThan(first);
  await expect(page.locator('.chip-row').filter({ hasText: 'Du har valgt' }).locator('.chip')).toHaveCount(2);
});

test('a place, a form of study and money are understood and can be taken away', async ({ page }) => {
  for (const [asked, shown, left] of [
    ['engelsk bergen', 'sted Bergen', 'engelsk'],
    ['nettbasert norsk', 'Nettbasert', 'norsk'],
    ['matematikk stipend', 'stipend', 'matematikk'],
  ] as const) {
    await page.goto(`/nb/tilbud?q=${encodeURIComponent(asked)}`);
    const understood = page.locator('.chip-row').filter({ hasText: 'Forstått som' });
    await expect(understood, asked).toContainText(shown);
    await understood.getByRole('link').first().click();
    await expect(page.getByLabel(/^Søk etter/)).toHaveValue(left);
  }
});

test('a word no offer has leads to what is close to it, and says so', async ({ page }) => {
  await page.goto('/nb/tilbud?q=kvensk');
  await expect(page.locator('.notice').filter({ hasText: 'kvensk' })).toContainText('noe i nærheten: samisk');
  await expect(page.locator('.offer-card').first()).toContainText(/samisk/i);
});

test('the results lead to what a teacher lacks', async ({ page }) => {
  await page.goto('/nb/tilbud?q=matematikk');
  await page.getByRole('link', { name: 'Se hva du mangler' }).click();
  await expect(page).toHaveURL(/\/nb\/kompetanse$/);
});

test('from the front page to an offer with the keyboard alone', async ({ page }) => {
  await page.goto('/nb/');
  const box = page.getByLabel(/^Søk etter/);
  await reach(page, box);
  await page.keyboard.type('kroppsøving');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/nb\/tilbud\?.*q=kropps/);
  const skip = page.getByRole('link', { name: 'Hopp til treffene' });
  await reach(page, skip);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#treff$/);
  const offer = page.locator('.offer-card__title a').first();
  await reach(page, offer);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/nb\/tilbud\/\d+$/);
  const here = page.url();
  const similar = page.locator('#lignende').getByRole('link').first();
  await similar.focus();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(here);
  await expect(page).toHaveURL(/\/nb\/tilbud\/\d+$/);
});

test('results are narrowed, sorted, leafed through and asked anew with the keyboard alone', async ({ page }) => {
  const enter = async (what: Locator) => {
    await what.focus();
    await page.keyboard.press('Enter');
  };
  const ask = async (words: string) => {
    await page.locator('#q').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  const chips = (label: string) => page.locator('.chip-row').filter({ hasText: label }).locator('.chip');
  await page.goto('/nb/tilbud?q=norsk+8-10');
  await page.getByRole('group', { name: 'Fag', exact: true }).getByRole('checkbox', { name: /^Norsk \d/ }).focus();
  await page.keyboard.press('Space');
  await enter(page.getByRole('button', { name: 'Vis treff' }));
  await expect(page).toHaveURL(/fag=norsk/);
  await expect(chips('Du har valgt')).toHaveCount(1);
  await page.getByLabel('Sorter etter').focus();
  await page.keyboard.press('ArrowDown');
  await enter(page.getByRole('button', { name: 'Bruk' }));
  await expect(page).toHaveURL(/sorter=frist/);
  await expectAccessible(page);

  await enter(chips('Forstått som').first());
  await expect(page.locator('#q')).toHaveValue('norsk');
  await enter(chips('Du har valgt').first());
  await expect(page).toHaveURL('/nb/tilbud?q=norsk&sorter=frist');
  await enter(page.getByRole('link', { name: 'Neste', exact: true }));
  await expect(page).toHaveURL(/side=2/);
  await expect(page.locator('.sort-row__count')).toContainText(', side 2 av ');
  await expectAccessible(page);

  await ask('spansk kroppsøving');
  await expect(page.locator('.notice')).toContainText('Ingen tilbud har alt dette');
  await expect(page).not.toHaveURL(/side=/);
  await expectAccessible(page);
  await ask('xyzzyqq');
  const nothing = page.getByRole('region', { name: 'Treff' }).getByText('Ingen tilbud passer med');
  await expect(nothing).toBeVisible();
  await expectAccessible(page);
  await enter(page.locator('.empty-state ul').getByRole('link').first());
  await expect(page.locator('.offer-card').first()).toBeVisible();
  await page.goBack();
  await expect(nothing).toBeVisible();
  await expect(page.locator('#q')).toHaveValue('xyzzyqq');

  await page.goto('/nb/tilbud?q=spansk&fylke=18');
  await enter(page.locator('.notice').getByRole('link', { name: 'Fjern' }));
  await expect(page).toHaveURL('/nb/tilbud?q=spansk');
  await expect(page.locator('.offer-card').first()).toContainText(/spansk/i);
});

/** Unfolds the filters where the screen is narrow. */
async function openFilters(page: Page) {
  const toggle = page.locator('.facets__toggle');
  const isFolded = await page.locator('details.facets').evaluate((e: HTMLDetailsElement) => !e.open);
  if (isFolded && (await toggle.isVisible())) {
    await toggle.click();
  }
}

/** Presses Tab until this has the focus. */
async function reach(page: Page, wanted: Locator) {
  for (let n = 0; n < 60; n += 1) {
    if (await wanted.evaluate((e) => e === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

test('a word and a filter that are both in the way are both let go and named', async ({ page }) => {
  await page.goto('/nb/tilbud?q=spansk+xyzzyqq&fylke=18');
  const notice = page.locator('.notice').filter({ hasText: 'xyzzyqq' });
  await expect(notice).toContainText('«Fylke»');
  await expect(page.locator('.offer-card').first()).toContainText(/spansk/i);
  await expectAccessible(page);
});

test('words that only fail together are named', async ({ page }) => {
  await page.goto('/nb/tilbud?q=spansk+kropps%C3%B8ving');
  const notice = page.locator('.notice').filter({ hasText: 'Ingen tilbud har alt dette' });
  await expect(notice).toContainText('«spansk» og «kroppsøving»');
  await expect(page.locator('.offer-card').first()).toBeVisible();
});

test('northern Sámi pages show the Sámi terms there are, and say that the rest is bokmål', async ({ page }) => {
  await page.goto('/se/tilbud?q=norsk');
  await openFilters(page);
  await expect(page.locator('legend [lang=se]').filter({ hasText: 'Oahppočuoggát' })).toBeVisible();
  await expect(page.getByText('med nordsamiske ord der vi har dem')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/se/');
  await expect(page.locator('dd[lang=se]').filter({ hasText: 'oahppofálaldat' })).toBeVisible();
  await expectAccessible(page);
});

test('the dictionary is kept with the keyboard alone', async ({ page }, info) => {
  const word = info.project.name === 'wasm' ? 'tastatursyke' : 'tastatursjuke';
  await signIn(page, 'reviewer');
  await page.goto('/nb/direktorat/synonymer');
  await page.getByLabel('Det folk skriver').focus();
  await page.keyboard.type(word);
  await page.keyboard.press('Tab');
  await page.keyboard.type('musikk');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Slik brukes oppføringen')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Oppføringen er lagret.')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: word });
  await row.locator('summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Oppføringen er fjernet.')).toBeVisible();
});

test('what of the dictionary is shown stays while entries are refused, changed and removed', async ({ page }, info) => {
  const word = info.project.name === 'wasm' ? 'varigsyke' : 'varigsjuke';
  await signIn(page, 'reviewer');
  const shown = `/nb/direktorat/synonymer?q=${word}&slag=los`;
  await page.goto(shown);
  await page.getByLabel('Det folk skriver').fill(word);
  await page.getByLabel('Slik brukes oppføringen').selectOption('los');
  await page.getByRole('button', { name: 'Lagre' }).click();
  // Refused: what was typed is there, and so is what was shown.
  await expect(page.getByRole('alert')).toContainText('Noe må rettes');
  await expect(page.getByLabel('Det folk skriver')).toHaveValue(word);
  await expect(page.getByLabel('Ord i oppføringen')).toHaveValue(word);
  await page.getByLabel('Det søket også skal lete etter').fill('musikk');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByText('Oppføringen er lagret.')).toBeVisible();
  await expect(page).toHaveURL(shown);

  const row = page.getByRole('row').filter({ hasText: word });
  await row.getByRole('link', { name: /^Endre/ }).click();
  await expect(page.getByRole('link', { name: 'Avbryt' })).toHaveAttribute('href', shown);
  await page.getByLabel('Det søket også skal lete etter').fill('drama');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page).toHaveURL(shown);
  await expect(row).toContainText('drama');
  await row.locator('summary').click();
  await row.getByRole('button', { name: `Fjern «${word}»` }).click();
  await expect(page.getByText('Oppføringen er fjernet.')).toBeVisible();
  await expect(page).toHaveURL(shown);
});
