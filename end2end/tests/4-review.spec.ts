// The directorate's desk: a case is taken, judged beside what changed, returned with a ready phrase, appealed
// against and answered; a guideline is drafted, tried and put in force; the national picture shows its gaps.
import { day, expect, expectAccessible, hasScript, letter, signIn, test } from './support';

test.describe.configure({ mode: 'serial' });

/** The case of the demonstration that each run of this journey works on: a successor of a published offer. */
const institutionOf = (script: boolean) => (script ? 'NTNU' : 'OsloMet');

let address = '';

test('a reviewer finds a case in the queue and takes it', async ({ page }, info) => {
  await signIn(page, 'reviewer');
  const table = page.getByRole('table', { name: 'Åpne' });
  await page.getByLabel('Institusjon', { exact: true }).selectOption(institutionOf(hasScript(info)));
  await page.getByRole('main').getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page).toHaveURL(/institusjon=/);
  // Not the one that was never published: the first row is the heading.
  const row = table.getByRole('row').filter({ hasNotText: 'Muntlig engelsk' }).nth(1);
  await row.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/saker\/\d+$/);
  address = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Ta saken' }).click();
  await expect(page.getByText('Du har saken.')).toBeVisible();
  await page.goto('/nb/direktorat?hylle=mine');
  await expect(page.locator(`main a[href="${address}"]`)).toBeVisible();
});

test('the case shows what is quoted, what was decided before, and takes a ready phrase', async ({ page }) => {
  await signIn(page, 'reviewer');
  await page.goto(address);
  // What changed in which words is seen in the journey of a renewed offer.
  await expect(page.getByRole('heading', { name: 'Endret siden sist publisert' })).toBeVisible();
  await expectAccessible(page);
  const criterion = page.getByRole('group', { name: /digitale verktøy i faget/ }).first();
  await criterion.getByRole('radio', { name: 'Ikke oppfylt' }).check();
  await criterion.getByLabel('Fast formulering').selectOption({ index: 1 });
  await criterion.getByRole('button', { name: 'Sett inn' }).click();
  const reason = criterion.getByLabel('Begrunnelse');
  await expect(reason).not.toHaveValue('');
  await expect(criterion.getByRole('radio', { name: 'Ikke oppfylt' })).toBeChecked();
  for (const met of await page.getByRole('radio', { name: 'Oppfylt', exact: true }).all()) {
    await met.check();
  }
  await criterion.getByRole('radio', { name: 'Ikke oppfylt' }).check();
  await page.getByRole('button', { name: 'Send tilbake' }).click();
  await expect(page.getByText('Tilbudet er sendt tilbake med begrunnelse.')).toBeVisible();
});

test('the decision is a document with right of appeal, and its letter leads there', async ({ page }, info) => {
  await signIn(page, 'reviewer');
  await page.goto(address.replace('/direktorat/saker/', '/vedtak/'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Vedtak om studietilb/);
  await expect(page.getByRole('heading', { name: 'Klagerett' })).toBeVisible();
  await expect(page.getByText(/til og med/)).toBeVisible();
  await expectAccessible(page);
  if (!hasScript(info)) {
    // The institution of the other run has nobody to write to.
    const told = await letter(page, 'Sendt tilbake', '/vedtak/');
    await expect(told).toContainText('/vedtak/');
  }
});

/** The case that is appealed against: with script another one, since nobody of the demonstration works for NTNU. */
let appealed = '';

test('an institution reads its decisions and appeals', async ({ page }, info) => {
  appealed = address;
  if (hasScript(info)) {
    await signIn(page, 'reviewer');
    await page.goto('/nb/direktorat?institusjon=HVL');
    await page.getByRole('table', { name: 'Åpne' }).getByRole('link', { name: /Naturfag ute/ }).click();
    await expect(page).toHaveURL(/\/saker\/\d+$/);
    appealed = new URL(page.url()).pathname;
    for (const met of await page.getByRole('radio', { name: 'Oppfylt', exact: true }).all()) {
      await met.check();
    }
    const criterion = page.getByRole('group', { name: /digitale verktøy i faget/ }).first();
    await criterion.getByRole('radio', { name: 'Ikke oppfylt' }).check();
    await criterion.getByLabel('Begrunnelse').fill('Skriv hvilke verktøy deltakerne velger bort.');
    await page.getByRole('button', { name: 'Send tilbake' }).click();
    await expect(page.getByText('Tilbudet er sendt tilbake med begrunnelse.')).toBeVisible();
  }
  await signIn(page, hasScript(info) ? 'otherEditor' : 'editor');
  await page.goto('/nb/institusjon/vedtak');
  await page.locator(`a[href="${appealed.replace('/direktorat/saker/', '/vedtak/')}"]`).click();
  // The form speaks the reader's language, the decision the institution's.
  await page.getByLabel('Hva er feil, og hva vil dere ha endret?').fill('Omtalen står i avsnitt tre.');
  await page.getByRole('button', { name: 'Send klagen' }).click();
  await expect(page.getByText('Klagen er sendt til direktoratet.')).toBeVisible();
  await expect(page.getByText('Omtalen står i avsnitt tre.')).toBeVisible();
});

test('whoever made the decision cannot answer the appeal; somebody else can', async ({ page }) => {
  const document = appealed.replace('/direktorat/saker/', '/vedtak/');
  await signIn(page, 'reviewer');
  await page.goto(document);
  await expect(page.getByRole('button', { name: 'Send svaret' })).toHaveCount(0);
  await signIn(page, 'administrator');
  await page.goto(document);
  await page.getByRole('radio', { name: /^Ikke medhold/ }).check();
  await page.getByLabel('Begrunnelse').last().fill('Avsnittet sier ikke hva deltakerne gjør.');
  await page.getByRole('button', { name: 'Send svaret' }).click();
  await expect(page.getByText(/Vedtaket står ved lag/).first()).toBeVisible();
});

test('a guideline is drafted, tried against every offer and put in force from a day', async ({ page }, info) => {
  await signIn(page, 'administrator');
  await page.goto('/nb/direktorat/foringer');
  await page.getByRole('button', { name: 'Begynn et utkast fra siste versjon' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Utkast til føringer/);
  const name = hasScript(info) ? 'Prøve A' : 'Prøve B';
  await page.getByLabel('Versjonens navn').fill(name);
  await page.getByLabel('Gjelder fra').fill('2020-01-01');
  await page.getByText('Nytt krav', { exact: true }).click();
  const fresh = page.locator('details').filter({ hasText: 'Nytt krav' }).last();
  for (const language of ['bokmål', 'nynorsk', 'engelsk']) {
    await fresh.getByLabel(`Kravet, ${language}`).fill('Teksten om utprøving er lang nok.');
  }
  await fresh.getByLabel('Del av sjekklisten').selectOption('practice');
  await fresh.getByLabel('Vurderes etter feltet').selectOption('practice');
  await fresh.getByLabel('Det en maskin kan se etter').selectOption('words');
  await fresh.getByLabel(/^Minst så mange/).fill('500');
  await page.getByRole('button', { name: 'Lagre utkastet' }).click();
  await expect(page.getByText('Utkastet til føringer er lagret.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Prøv mot alle publiserte tilbud' }).click();
  await expect(page.getByText(/\d+ av \d+ tilbud ville ikke oppfylt kravet/).first()).toBeVisible();
  await expect(page.getByText('Bare en leser kan vurdere dette kravet.').first()).toBeVisible();
  await expectAccessible(page);

  // Not in the past, and nothing that was written is lost.
  await page.getByRole('link', { name: 'Tilbake til utkastet' }).click();
  await page.getByRole('button', { name: /^Sett i kraft fra/ }).click();
  await expect(page.getByRole('alert')).toContainText('Datoen har allerede passert');
  await page.getByLabel('Gjelder fra').fill(day(hasScript(info) ? 200 : 300));
  await page.getByRole('button', { name: 'Lagre utkastet' }).click();
  await page.getByRole('button', { name: /^Sett i kraft fra/ }).click();
  await expect(page.getByText('Føringene er satt i kraft')).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/nb/foringer');
  await expect(page.getByRole('heading', { name: /^Nye føringer fra/ }).first()).toBeVisible();
  await expect(page.getByText('Nytt krav: Teksten om utprøving er lang nok.').first()).toBeVisible();
});

test('the national picture shows the gaps first and can be narrowed', async ({ page }) => {
  await signIn(page, 'reviewer');
  await page.goto('/nb/direktorat/bilde');
  await expect(page.getByRole('heading', { name: /^Det ingen tilbyr/ })).toBeVisible();
  await page.getByLabel('Undervisningsspråk').selectOption('tegnspraak');
  await page.getByRole('main').getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page).toHaveURL(/sprak=tegnspraak/);
  const csv = await page.request.get('/nb/direktorat/bilde/csv?ar=2027&rader=fag&kolonner=trinn');
  expect(csv.headers()['content-type']).toContain('text/csv');
});
