// A draft that saves itself: while somebody writes, without contact, and when a colleague has been there.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test, waitForIslands } from './support';

const basics = (page: Page) => page.getByRole('region', { name: 'Om tilbudet' });
const status = (page: Page) => page.locator('form[data-saves-itself] [role=status]');

async function newDraft(page: Page) {
  await signIn(page, 'editor');
  await page.getByRole('button', { name: 'Nytt studietilbud' }).click();
  await expect(status(page)).toHaveText('Utkastet lagres av seg selv mens du skriver.');
  // Opened anew, so that the islands are waited for.
  await page.goto(page.url());
}

test('what is typed is kept without a button, and what is missing follows', async ({ page }) => {
  await newDraft(page);
  const title = basics(page).getByLabel('Tittel');
  await title.fill('Utkastet som lagrer seg selv');
  const summary = basics(page).getByLabel('Kort om tilbudet');
  await summary.fill('Elleve tegn');
  await expect(basics(page).getByText('11 av')).toBeVisible();
  await expect(status(page)).toHaveText(/^Lagret kl\. \d\d\.\d\d\.$/);
  await expect(summary).toBeFocused();
  // The list beside has been drawn anew: the title is no longer missing.
  await expect(page.locator('#editor-beside').getByRole('link', { name: 'Tittel', exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(page.url());
  await expect(title).toHaveValue('Utkastet som lagrer seg selv');
  await expect(summary).toHaveValue('Elleve tegn');
  // Its own savings are no colleague's.
  await title.fill('Og så med knappen');
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByText('Utkastet er lagret.')).toBeVisible();
  await expect(title).toHaveValue('Og så med knappen');
});

/** Whether leaving the page asks first; the person stays. */
async function leavingAsks(page: Page) {
  // A browser asks only where a person has pressed something.
  await page.keyboard.press('End');
  const asked = new Promise<boolean>((resolve) => {
    page.once('dialog', async (dialog) => {
      await dialog.dismiss();
      resolve(dialog.type() === 'beforeunload');
    });
    setTimeout(() => resolve(false), 3_000);
  });
  await page.evaluate(() => setTimeout(() => location.assign('/nb/'), 0));
  return asked;
}

test('a text that cannot be kept is said to be so, and leaving asks first', async ({ page }) => {
  await newDraft(page);
  const title = basics(page).getByLabel('Tittel');
  await title.fill('å'.repeat(401));
  await expect(status(page)).toContainText('Noe er for langt til å lagres');
  expect(await leavingAsks(page)).toBe(true);
  await expect(title).toHaveValue('å'.repeat(401));
  await title.fill('Kort nok');
  await expect(status(page)).toHaveText(/^Lagret kl\./);
});

test('whoever is signed out meanwhile is told, and leaving asks first', async ({ page, context }) => {
  await newDraft(page);
  await context.clearCookies();
  await basics(page).getByLabel('Tittel').fill('Skrevet etter utlogging');
  await expect(status(page)).toContainText('Du er ikke lenger logget inn');
  expect(await leavingAsks(page)).toBe(true);
  await expect(basics(page).getByLabel('Tittel')).toHaveValue('Skrevet etter utlogging');
});

test('faults, what is missing, rows and numbers follow the typing without the server', async ({ page, context }) => {
  await newDraft(page);
  await context.setOffline(true);
  const beside = page.locator('#editor-beside');
  await basics(page).getByLabel('Tittel').fill('Uten nett');
  await expect(beside.getByRole('link', { name: 'Tittel', exact: true })).toHaveCount(0);
  const admission = page.getByRole('region', { name: 'Opptak, pris og kontakt' });
  const email = admission.getByLabel('E-post til kontakten');
  await email.fill('kari');
  await email.blur();
  await expect(admission.getByText('Skriv en e-postadresse')).toBeVisible();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await email.fill('kari@uni.example');
  await email.blur();
  await expect(admission.getByText('Skriv en e-postadresse')).toHaveCount(0);

  const outcomes = page.getByRole('region', { name: 'Læringsutbytte' });
  await outcomes.getByLabel('Kunnskap').fill('kan algebra');
  const themes = page.getByRole('region', { name: 'De fem temaene' });
  await expect(themes.getByRole('listitem')).toHaveText(['kan algebra']);
  const number = themes.getByLabel('Nummer på læringsutbyttet').first();
  await number.fill('1');
  await outcomes.getByLabel('Kunnskap').fill('kan telle\nkan algebra');
  await outcomes.getByLabel('Kunnskap').blur();
  await expect(number).toHaveValue('2');

  const modules = page.getByRole('region', { name: 'Emner' });
  await expect(modules.getByRole('group')).toHaveCount(2);
  await modules.getByRole('group', { name: 'Emne 2' }).getByLabel('Tittel').fill('Geometri');
  await modules.getByRole('group', { name: 'Emne 3' }).getByLabel('Tittel').fill('Statistikk');
  await expect(modules.getByRole('group')).toHaveCount(4);
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(status(page)).toHaveText(/^Lagret kl\./, { timeout: 25_000 });
  await page.goto(page.url());
  await expect(modules.getByRole('group', { name: 'Emne 2' }).getByLabel('Tittel')).toHaveValue('Statistikk');
  await expect(number).toHaveValue('2');
});

test('the preview follows in its own tab', async ({ page, context }) => {
  await newDraft(page);
  const opening = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Slik vil den offentlige siden se ut' }).click();
  const preview = await opening;
  await preview.waitForSelector('html[data-awake]');
  await basics(page).getByLabel('Tittel').fill('Sett i en annen fane');
  await expect(status(page)).toHaveText(/^Lagret kl\./);
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText(/Sett i en annen fane/);
});

test('without contact it says so, keeps what is typed and tries again', async ({ page, context }) => {
  await newDraft(page);
  const title = basics(page).getByLabel('Tittel');
  await context.setOffline(true);
  await title.fill('Skrevet på toget');
  await expect(status(page)).toContainText('Ikke lagret: Vi får ikke kontakt');
  await context.setOffline(false);
  await expect(status(page)).toHaveText(/^Lagret kl\./, { timeout: 25_000 });
  await page.goto(page.url());
  await expect(title).toHaveValue('Skrevet på toget');
});

test('a colleague’s text is never written over', async ({ page, browser }) => {
  await newDraft(page);
  await basics(page).getByLabel('Tittel').fill('Felles utgangspunkt');
  await expect(status(page)).toHaveText(/^Lagret kl\./);

  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await context.newPage();
  waitForIslands(other);
  await other.goto(page.url());
  await basics(other).getByLabel('Tittel').fill('Kollegaens tittel');
  await expect(status(other)).toHaveText(/^Lagret kl\./);
  await other.goto('about:blank');

  await basics(page).getByLabel('Tittel').fill('Min tittel');
  await expect(status(page)).toContainText('En kollega har lagret en annen tekst');
  await expect(basics(page).getByLabel('Tittel')).toHaveValue('Min tittel');
  // Nothing is sent any more, so leaving asks first.
  expect(await leavingAsks(page)).toBe(true);
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByText('Kollegaens tittel').first()).toBeVisible();
  await expectAccessible(page);
  await context.close();
});
