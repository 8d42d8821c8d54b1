// Results that follow the reader without a new page: address, focus, "back", and what is said aloud.
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support';

test('a filter narrows the results where they stand', async ({ page }) => {
  await page.goto('/nb/tilbud?q=norsk');
  // A mark on the document tells whether it is still the same one.
  await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
  const same = () => page.evaluate(() => document.documentElement.getAttribute('data-same'));
  const before = await page.locator('.sort-row__count').innerText();

  const box = page.getByRole('group', { name: 'Studieform' }).getByRole('checkbox').first();
  await box.focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/form=/);
  await expect(page.locator('.sort-row__count')).not.toHaveText(before);
  expect(await same()).toBe('yes');
  await expect(page.getByRole('group', { name: 'Studieform' }).getByRole('checkbox').first()).toBeFocused();
  await expect(page.getByText('Du har valgt')).toBeVisible();
  const count = await page.locator('.sort-row__count').innerText();
  await expect(page.locator('[role=status].sr-only')).toHaveText(count);
  await expectAccessible(page);

  // What was ticked for comparison stays ticked, and the order changes in place too.
  const tick = page.locator('#treff input[name=tilbud]').first();
  const chosen = await tick.getAttribute('value');
  await tick.check();
  await page.getByLabel('Sorter etter').selectOption('tittel');
  await expect(page).toHaveURL(/sorter=tittel/);
  await expect(page.locator(`#treff input[name=tilbud][value="${chosen}"]`)).toBeChecked();
  expect(await same()).toBe('yes');

  await page.goBack();
  await expect(page).not.toHaveURL(/sorter=/);
  await expect(page.locator('.sort-row__count')).toHaveText(count);
  await page.goBack();
  await expect(page).toHaveURL(/\/nb\/tilbud\?q=norsk$/);
  await expect(page.locator('.sort-row__count')).toHaveText(before);
  expect(await same()).toBe('yes');
});

test('fast clicks end in the last one', async ({ page }) => {
  await page.goto('/nb/tilbud');
  const boxes = page.getByRole('group', { name: 'Fag', exact: true }).getByRole('checkbox');
  for (let i = 0; i < 3; i += 1) {
    await boxes.nth(i).click();
  }
  await expect(async () => {
    const chosen = new URL(page.url()).searchParams.getAll('fag').length;
    const ticked = await page.locator('.facets__form input[name=fag]:checked').count();
    expect(ticked).toBe(chosen);
    expect(chosen).toBeGreaterThan(0);
  }).toPass();
});

test('a stretch of credits is chosen where it stands, with the keyboard', async ({ page }) => {
  await page.goto('/nb/tilbud?q=norsk');
  await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
  const credits = page.getByRole('group', { name: 'Studiepoeng' });
  const thirty = credits.getByRole('link', { name: /30–59 studiepoeng/ });
  const count = await thirty.locator('.facet__count').innerText();
  await thirty.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/stp_min=30/);
  await expect(page.locator('.sort-row__count')).toHaveText(`${count} studietilbud`);
  await expect(thirty).toBeFocused();
  await expect(page.locator('[role=status].sr-only')).toHaveText(`${count} studietilbud`);
  expect(await page.evaluate(() => document.documentElement.getAttribute('data-same'))).toBe('yes');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/stp_min/);
  await expect(thirty).toBeFocused();
});

/** Puts a mark on the document; it is gone when the browser has gone to a new page. */
async function mark(page: Page) {
  await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
}

async function expectSamePage(page: Page, same = true) {
  const expected = expect(page.locator('html[data-same=yes]'));
  await expected.toHaveCount(same ? 1 : 0);
}

const said = (page: Page) => page.locator('[role=status].sr-only');
const hits = (page: Page) => page.locator('#treff');
const chips = (page: Page) => page.locator('[data-removes]');
const box = (page: Page) => page.getByRole('combobox', { name: /^Søk etter/ });

/** Presses Enter on it, reached as the Tab key would. */
async function enter(page: Page, what: Locator) {
  await what.focus();
  await page.keyboard.press('Enter');
}

/** Keeps answers with results back until they are let go. */
async function holdAnswers(page: Page) {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/nb\/tilbud(\?|$)/, async (route) => {
    if (route.request().resourceType() === 'fetch') {
      await held;
    }
    await route.fallback();
  });
  return letGo;
}

test('chips are taken away one after the other, and the focus goes to the next', async ({ page }) => {
  await page.goto('/nb/tilbud?q=matematikk+5-10+15+stp&fag=matematikk');
  await mark(page);
  const names = await chips(page).evaluateAll((all) => all.map((chip) => chip.firstChild?.textContent?.trim() ?? ''));
  expect(names.length).toBeGreaterThan(2);
  await chips(page).nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveCount(names.length - 1);
  await expect(chips(page).nth(1)).toContainText(names[2]);
  await expect(chips(page).nth(1)).toBeFocused();
  await expect(box(page)).toHaveValue('matematikk 5-10');
  await expect(said(page)).toContainText(/studietilbud/);
  await expectAccessible(page);
  for (let left = names.length - 2; left > 0; left -= 1) {
    await page.keyboard.press('Enter');
    await expect(chips(page)).toHaveCount(left);
    await expect(chips(page).last()).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveCount(0);
  await expect(hits(page)).toBeFocused();
  await expectSamePage(page);
});

test('all that was chosen is taken away at once', async ({ page }) => {
  await page.goto('/nb/tilbud?q=norsk&fag=norsk&sorter=tittel');
  await mark(page);
  await enter(page, page.getByRole('link', { name: 'Fjern alle' }));
  await expect(page).toHaveURL('/nb/tilbud?q=norsk&sorter=tittel');
  await expect(hits(page)).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('group', { name: 'Fag', exact: true }).getByRole('checkbox', { name: /^Norsk \d/ })).toBeChecked();
  await enter(page, page.getByRole('link', { name: 'Nullstill' }));
  await expect(page).toHaveURL('/nb/tilbud?q=norsk');
  await expect(page.getByRole('group', { name: 'Fag', exact: true }).getByRole('checkbox', { name: /^Norsk \d/ })).not.toBeChecked();
  await expectSamePage(page);
});

test('the next page begins at its top and is said, and back leads to where one was', async ({ page }) => {
  await page.goto('/nb/tilbud?sorter=tittel');
  await mark(page);
  const title = () => page.locator('.offer-card__title').first().innerText();
  const first = await title();
  await page.getByRole('link', { name: 'Neste', exact: true }).focus();
  const y = await page.evaluate(() => scrollY);
  expect(y).toBeGreaterThan(500);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/side=2/);
  await expect(hits(page)).toBeFocused();
  await expect(said(page)).toHaveText(/^\d+ studietilbud, side 2 av \d+$/);
  await expect(page.locator('.sort-row__count')).toBeInViewport();
  expect(await title()).not.toBe(first);
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await expect(page.locator('#treff :focus')).toHaveCount(1);

  await page.goBack();
  await expect(page).not.toHaveURL(/side=/);
  await expect.poll(title).toBe(first);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeCloseTo(y, -1);
  await page.goForward();
  await expect(page.locator('.sort-row__count')).toContainText('side 2');
  await expectSamePage(page);
});

test('a new question is answered where it is asked, and keeps the filters', async ({ page }) => {
  await page.goto('/nb/tilbud?q=norsk');
  await mark(page);
  const first = page.getByRole('group', { name: 'Studieform' }).getByRole('checkbox').first();
  await first.focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/form=/);
  await box(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('matematikk');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=matematikk&form=/);
  await expect(page).toHaveTitle(/^matematikk – /);
  await expect(hits(page)).toBeFocused();
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(said(page)).toHaveText(await page.locator('.sort-row__count').innerText());
  await expect(page.getByRole('link', { name: 'Nynorsk' })).toHaveAttribute('href', /\/nn\/tilbud\?q=matematikk&form=/);

  await page.goBack();
  await expect(box(page)).toHaveValue('norsk');
  await expect(page).toHaveURL(/q=norsk&form=/);
  await expectSamePage(page);
});

test('a suggestion that leads to results is followed where one is', async ({ page }) => {
  await page.goto('/nb/tilbud?q=norsk');
  await mark(page);
  await box(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('matema');
  const subject = page.getByRole('option').filter({ has: page.getByText('fag', { exact: true }) }).first();
  await expect(subject).toBeVisible();
  while ((await subject.getAttribute('aria-selected')) !== 'true') {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/nb\/tilbud\?fag=/);
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(box(page)).toHaveValue('');
  await expect(hits(page)).toBeFocused();
  await expectSamePage(page);
});

test('what one types while the answer is awaited stays, and so does the focus', async ({ page }) => {
  await page.goto('/nb/tilbud');
  await mark(page);
  const letGo = await holdAnswers(page);
  await box(page).focus();
  await page.keyboard.type('engelsk');
  await page.keyboard.press('Enter');
  await expect(hits(page)).toHaveAttribute('aria-busy', 'true');
  await page.keyboard.type(' 1');
  letGo();
  await expect(page).toHaveURL('/nb/tilbud?q=engelsk');
  await expect(hits(page)).not.toHaveAttribute('aria-busy');
  await expect(box(page)).toHaveValue('engelsk 1');
  await expect(box(page)).toBeFocused();

  // A filter does not take it away either.
  await page.getByRole('group', { name: 'Studieform' }).getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/q=engelsk&form=/);
  await expect(box(page)).toHaveValue('engelsk 1');
  await expectSamePage(page);
});

test('no hits are said, and the ways on from there and back are followed in place', async ({ page }) => {
  await page.goto('/nb/tilbud?q=spansk&fylke=18');
  await mark(page);
  await enter(page, page.locator('.notice').getByRole('link', { name: 'Fjern' }));
  await expect(page).toHaveURL('/nb/tilbud?q=spansk');
  await expect(hits(page)).toBeFocused();
  await expect(page.locator('.notice')).toHaveCount(0);

  await box(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('xyzzyqq');
  await page.keyboard.press('Enter');
  const nothing = page.getByText('Ingen tilbud passer med «xyzzyqq»');
  await expect(nothing.last()).toBeVisible();
  await expect(said(page)).toHaveText('Ingen tilbud passer med «xyzzyqq»');
  await expect(hits(page)).toBeFocused();
  await expectAccessible(page);

  const subjects = page.locator('.empty-state ul').getByRole('link');
  await enter(page, subjects.first());
  await expect(page).toHaveURL(/\/nb\/tilbud\?fag=/);
  await expect(page.locator('.offer-card').first()).toBeVisible();
  await expect(box(page)).toHaveValue('');
  await expect(hits(page)).toBeFocused();
  await expect(said(page)).toHaveText(/^\d+ studietilbud$/);

  await page.goBack();
  await expect(said(page)).toHaveText('Ingen tilbud passer med «xyzzyqq»');
  await expect(box(page)).toHaveValue('xyzzyqq');
  await page.goBack();
  await expect(page.locator('.offer-card').first()).toContainText(/spansk/i);
  await expectSamePage(page);
});

test('a question that is loosened is said to be, with what was let go', async ({ page }) => {
  await page.goto('/nb/tilbud');
  await mark(page);
  await box(page).focus();
  await page.keyboard.type('matematikk xyzzyqq');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('«xyzzyqq»');
  await expect(said(page)).toContainText(/^\d+ studietilbud\. /);
  await expectSamePage(page);
});

test('a long wait is said and shown, a short one is not', async ({ page }) => {
  await page.clock.install();
  await page.goto('/nb/tilbud?q=norsk');
  const letGo = await holdAnswers(page);
  const sign = page.locator('.results-waiting');
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('group', { name: 'Studieform' }).getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await expect(hits(page)).toHaveAttribute('aria-busy', 'true');
  await page.clock.runFor(399);
  await expect(sign).toHaveCount(0);
  await page.clock.runFor(1);
  await expect(sign).toBeVisible();
  await expect(sign).toHaveText('Henter treff');
  // axe waits for timers too.
  await page.clock.resume();
  await expectAccessible(page);
  letGo();
  await expect(sign).toHaveCount(0);
  await expect(hits(page)).not.toHaveAttribute('aria-busy');
  await expect(said(page)).toHaveText(/^\d+ studietilbud$/);
});

test('where no answer comes, or none in time, the browser goes there itself', async ({ page }) => {
  await page.clock.install();
  await page.goto('/nb/tilbud?sorter=tittel');
  await mark(page);
  await page.route(/side=2/, (route) =>
    route.request().resourceType() === 'fetch' ? route.abort('internetdisconnected') : route.fallback(),
  );
  await enter(page, page.getByRole('link', { name: 'Neste', exact: true }));
  await expect(page.locator('.sort-row__count')).toContainText('side 2');
  await expectSamePage(page, false);

  await page.locator('html[data-awake]').waitFor({ state: 'attached' });
  await mark(page);
  await holdAnswers(page);
  await enter(page, page.getByRole('link', { name: 'Neste', exact: true }));
  await expect(hits(page)).toHaveAttribute('aria-busy', 'true');
  await page.clock.fastForward(8_000);
  await expect(page.locator('.sort-row__count')).toContainText('side 3');
  await expectSamePage(page, false);
});

test('a day is written digit by digit without the field being taken away', async ({ page }) => {
  await page.clock.install();
  await page.goto('/nb/tilbud');
  await mark(page);
  const deadlines = page.getByRole('group', { name: 'Søknadsfrist' });
  await enter(page, deadlines.locator('summary'));
  const from = deadlines.getByLabel('Tidligst');
  await page.clock.pauseAt(Date.now() + 60_000);
  await from.focus();
  await page.keyboard.type('02022027');
  await expect(from).toHaveValue('2027-02-02');
  await expect(page).toHaveURL('/nb/tilbud');
  await page.clock.runFor(1_000);
  await expect(page).toHaveURL('/nb/tilbud?frist_etter=2027-02-02');
  await expect(from).toBeFocused();
  await expectSamePage(page);
});

test('a link to another page, and one that wants a tab of its own, are left to the browser', async ({ page, context }) => {
  await page.goto('/nb/tilbud?q=norsk&fag=norsk');
  await mark(page);
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Fjern alle' }).click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(tab).toHaveURL('/nb/tilbud?q=norsk');
  await tab.close();
  await expect(page).toHaveURL('/nb/tilbud?q=norsk&fag=norsk');
  await enter(page, page.getByRole('link', { name: 'Hopp til treffene' }));
  await expect(page).toHaveURL(/#treff$/);
  await expectSamePage(page);
  await enter(page, page.locator('.offer-card__title a').first());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectSamePage(page, false);
});
