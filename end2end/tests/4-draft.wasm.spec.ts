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
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByText('Kollegaens tittel').first()).toBeVisible();
  await expectAccessible(page);
  await context.close();
});
