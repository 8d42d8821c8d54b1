// Journey 7: an institution asks, a participant answers on a phone, once.
import { day, expect, expectAccessible, expectNoSidewaysScroll, hasScript, letter, linkIn, signIn, test } from './support';

test.describe.configure({ mode: 'serial' });

const year = '2026–27';

/** A study of the editor's that each run of this journey has for itself. */
let study: string;
let participant: string;
let link: string;
test.beforeEach(({}, info) => {
  study = hasScript(info) ? 'Engelsk 1, trinn 5–10' : 'Spansk 2, 5.-10. trinn';
  participant = hasScript(info) ? 'kari.lie@skole.example' : 'siv.moen@skole.example';
});

test('an institution plans a survey and adds its participants, told of every row that cannot be used', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: study }).filter({ hasText: year });
  await row.getByText('Planlegg undersøkelse').click();

  // Closing before it opens is refused beside the field, and nothing typed is lost.
  await row.getByLabel('Åpner').fill(day());
  await row.getByLabel('Lukker').fill(day(-3));
  await row.getByRole('button', { name: 'Planlegg', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Slutten kan ikke komme før begynnelsen.');
  await expect(row.getByLabel('Åpner')).toHaveValue(day());
  await row.getByLabel('Lukker').fill(day(14));
  await row.getByRole('button', { name: 'Planlegg', exact: true }).click();
  await expect(page.getByText('Undersøkelsen er planlagt.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(study);

  const list = [
    'navn;e-post',
    `Kari Lie;${participant}`,
    'Ola Berg;dette er ingen adresse',
    `Kari Lie;${participant.toUpperCase()}`,
    ';uten.navn@skole.example',
    'Åse Sæther;aase.saether@skole.example',
  ].join('\r\n');
  await page.getByLabel('Fil', { exact: true }).setInputFiles({
    name: 'deltakere.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list, 'utf8'),
  });
  await page.getByRole('button', { name: 'Legg til deltakerne' }).click();

  const report = page.getByRole('status').filter({ hasText: 'Listen er lest' });
  await expect(report).toContainText('Lagt til: 2');
  await expect(report).toContainText('slått sammen: 1');
  await expect(report).toContainText('Ikke tatt inn: 2');
  const refused = page.getByRole('table', { name: 'Rader som ikke ble tatt inn' });
  await expect(refused.getByRole('row').filter({ hasText: /^\s*3/ })).toContainText('Skriv en e-postadresse');
  await expect(refused.getByRole('row').filter({ hasText: /^\s*5/ })).toContainText('Navn');

  const people = page.getByRole('table', { name: /^Deltakere og hva/ });
  await expect(people.getByRole('row')).toHaveCount(3);
  await expect(people.getByRole('row').filter({ hasText: 'Åse Sæther' })).toBeVisible();
});

test('a file that is no table is refused with a sentence', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: study }).filter({ hasText: year });
  await row.getByRole('link', { name: 'Åpne' }).click();
  await page.getByLabel('Fil', { exact: true }).setInputFiles({
    name: 'bilde.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254]),
  });
  await page.getByRole('button', { name: 'Legg til deltakerne' }).click();
  await expect(page.getByRole('alert')).toContainText(/kan ikke leses som en tabell|Kolonnen/);
});

test('a participant is invited by letter and answers on a phone', async ({ page }) => {
  link = await linkIn(await letter(page, participant, study));

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(study);
  await expect(page.getByText('Svaret ditt er anonymt.')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  // Each scale's next-best grade, and the first of every other kind of choice.
  for (const question of await page.getByRole('main').locator('fieldset fieldset').all()) {
    const choices = question.getByRole('radio').or(question.getByRole('checkbox'));
    const n = await choices.count();
    await choices.nth(n > 5 ? 3 : 0).check();
  }
  await page.getByRole('main').getByRole('textbox').first().fill('Vi prøvde ut mye i egen klasse.');
  await page.getByRole('button', { name: 'Send svaret' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Takk for svaret');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('the same link a second time says kindly that the answer is there', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Svaret ditt er allerede tatt imot');
  await expect(page.getByRole('button', { name: 'Send svaret' })).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('nobody at the institution can see who has answered', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: study }).filter({ hasText: year });
  await row.getByRole('link', { name: 'Åpne' }).click();
  const people = page.getByRole('table', { name: /^Deltakere og hva/ });
  await expect(people.getByRole('columnheader')).toHaveText(['Navn', 'E-post', 'Invitasjon sendt', 'Påminnelser']);
  await expect(people.getByRole('row').filter({ hasText: participant })).not.toContainText('Ikke sendt ennå');
});
