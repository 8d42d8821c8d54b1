// Journey 2: getting in by a one-time link or a demonstration button, and out again.
import { expect, expectAccessible, letter, linkIn, people, signIn, test, type Who } from './support';

const homes: [Who, string][] = [
  ['teacher', '/nb/meg'],
  ['editor', '/nb/institusjon'],
  ['reviewer', '/nb/direktorat'],
  ['analyst', '/nb/resultater'],
];

for (const [who, home] of homes) {
  test(`the demonstration lets the ${who} in and to work`, async ({ page }) => {
    await signIn(page, who);
    await expect(page).toHaveURL(home);
    await expect(page.getByText('Du er logget inn.')).toBeVisible();
  });
}

test('a link by mail signs in once, and reading it spends nothing', async ({ page, request }) => {
  await signIn(page, 'otherEditor');
  await page.getByRole('link', { name: people.otherEditor }).click();
  const email = (await page.getByRole('definition').filter({ hasText: '@' }).textContent()) ?? '';
  await page.getByRole('banner').getByRole('button', { name: 'Logg ut' }).click();
  await expect(page.getByText('Du er logget ut.')).toBeVisible();

  await page.getByRole('link', { name: 'Logg inn' }).click();
  await page.getByLabel('E-postadresse').fill(email);
  await page.getByRole('button', { name: 'Send lenke' }).click();
  await expect(page.getByText('En lenke er på vei')).toBeVisible();

  const link = await linkIn(await letter(page, email, '/logg-inn/'));
  // A mail scanner reads the address, twice.
  for (let i = 0; i < 2; i++) {
    expect((await request.get(link)).ok()).toBe(true);
  }
  await page.goto(link);
  await page.getByRole('main').getByRole('button', { name: 'Logg inn' }).click();
  await expect(page).toHaveURL('/nb/institusjon');
  await expect(page.getByRole('link', { name: people.otherEditor })).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lenken virker ikke lenger');
  await expect(page.getByRole('link', { name: 'Be om en ny lenke' })).toBeVisible();
});

test('a link leads on to the page asked for, and pressed twice is refused kindly the second time', async ({ page }) => {
  // Each project asks for somebody else's link, so that no letter of the other one is taken for it.
  await signIn(page, test.info().project.name === 'wasm' ? 'reviewer' : 'analyst');
  await page.goto('/nb/meg');
  const email = (await page.getByRole('definition').filter({ hasText: '@' }).textContent()) ?? '';
  await page.context().clearCookies();
  // Asking for a page of one's own leads to the sign-in page, and the letter's link leads on to it.
  await page.goto('/nb/meg/lagret');
  await page.getByLabel('E-postadresse').fill(email);
  await page.getByRole('button', { name: 'Send lenke' }).click();
  await expect(page.getByText('En lenke er på vei')).toBeVisible();
  const link = await linkIn(await letter(page, email, '/logg-inn/'));

  const second = await page.context().newPage();
  await second.goto(link);
  await page.goto(link);
  await page.getByRole('main').getByRole('button', { name: 'Logg inn' }).click();
  await expect(page.getByText('Du er logget inn.')).toBeVisible();
  await expect(page).toHaveURL('/nb/meg/lagret');
  await second.getByRole('main').getByRole('button', { name: 'Logg inn' }).click();
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Lenken virker ikke lenger');
});

test('a teacher without an account is told the same, and makes one with the link', async ({ page }) => {
  const email = `ny-${test.info().project.name}-${Date.now()}@skole.example`;
  await page.goto('/nb/meg/lagret');
  await page.getByLabel('E-postadresse').fill(email);
  await page.getByRole('button', { name: 'Send lenke' }).click();
  await expect(page.getByText('En lenke er på vei')).toBeVisible();

  await page.goto(await linkIn(await letter(page, email, '/logg-inn/')));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lag konto i Videre');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Lag konto og logg inn' }).click();
  await expect(page.getByRole('alert')).toContainText('Navn');
  await page.getByLabel('Navn').fill('Nils Nylærer');
  await page.getByRole('button', { name: 'Lag konto og logg inn' }).click();
  await expect(page.getByText('Kontoen er laget, og du er logget inn.')).toBeVisible();
  await expect(page).toHaveURL('/nb/meg/lagret');
  await expect(page.getByRole('link', { name: 'Nils Nylærer' })).toBeVisible();
});

test('the directorate gives somebody a role and takes it away again', async ({ page }) => {
  const email = `nora-${test.info().project.name}-${Date.now()}@udir.example`;
  await signIn(page, 'administrator');
  await page.goto('/nb/direktorat');
  await page.getByRole('link', { name: 'Folk', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Folk i direktoratet');
  await page.getByLabel('Navn').fill('Nora Nyansatt');
  await page.getByLabel('E-post').fill(email);
  await page.getByRole('combobox', { name: 'Rolle' }).selectOption('Samarbeidspartner');
  await page.getByRole('button', { name: 'Send invitasjon' }).click();
  await expect(page.getByRole('alert')).toContainText('Organisasjon');
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'Rolle' }).selectOption('Analytiker i direktoratet');
  await page.getByRole('button', { name: 'Send invitasjon' }).click();
  await expect(page.getByText('Invitasjonen er sendt')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: email });
  await row.locator('summary').click();
  await row.getByRole('button', { name: 'Ja, fjern tilgangen' }).click();
  await expect(page.getByText('Tilgangen er fjernet.')).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('something that is no address is named beside its field', async ({ page }) => {
  await page.goto('/nb/logg-inn');
  await page.getByLabel('E-postadresse').fill('kari');
  await page.getByRole('button', { name: 'Send lenke' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv en e-postadresse');
  await expect(page.getByLabel('E-postadresse')).toHaveValue('kari');
});

test('sessions are listed, and ending another one shuts that browser out', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  const elsewhere = await browser.newContext({ baseURL, javaScriptEnabled, locale: 'nb-NO' });
  const other = await elsewhere.newPage();
  await signIn(other, 'analyst');

  await signIn(page, 'analyst');
  await page.getByRole('link', { name: people.analyst }).click();
  const sessions = page.getByRole('table', { name: 'Her er du logget inn' });
  const others = sessions.getByRole('row').filter({ has: page.getByRole('button') }).filter({ hasNotText: 'denne' });
  await expect(sessions.getByText('denne', { exact: true })).toHaveCount(1);
  while ((await others.count()) > 0) {
    const before = await others.count();
    await others.first().getByRole('button', { name: 'Avslutt økten' }).click();
    await expect(page.getByText('Økten er avsluttet.')).toBeVisible();
    await expect(others).toHaveCount(before - 1);
  }
  await other.goto('/nb/meg');
  await expect(other).toHaveURL('/nb/logg-inn?til=%2Fnb%2Fmeg');
  await elsewhere.close();

  await sessions.getByRole('button', { name: 'Avslutt økten' }).click();
  await expect(page.getByText('Du er logget ut.')).toBeVisible();
});
