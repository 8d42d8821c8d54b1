// Journey 7: an institution asks, a participant answers on a phone, once.
import { day, expect, expectAccessible, expectNoSidewaysScroll, hasScript, letter, linkIn, signIn, test } from './support';
import { answer } from './survey';

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

  // The survey opens today: nobody is written to before somebody has seen what is wrong. The file's rows are in the field.
  await expect(page.getByRole('status').filter({ hasText: 'Ingen er lagt til ennå' })).toContainText('Kan ikke tas inn: 2');
  await expect(page.getByRole('table', { name: /^Deltakere og hva/ })).toHaveCount(0);
  await expect(page.getByLabel('Eller lim inn listen')).toHaveValue(/^navn;e-post\nKari Lie;.*\nOla Berg;dette er ingen adresse\n/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Legg til de 2 likevel' }).click();

  const report = page.getByRole('status').filter({ hasText: 'Listen er lest' });
  await expect(report).toContainText('Lagt til: 2');
  await expect(report).toContainText('Ikke tatt inn: 2');
  const refused = page.getByRole('table', { name: 'Rader som ikke ble tatt inn' });
  await expect(refused.getByRole('row').filter({ hasText: 'Ola Berg' })).toContainText('Skriv en e-postadresse');
  await expect(refused.getByRole('row').filter({ hasText: 'uten.navn@skole.example' })).toContainText('Navn');
  await expect(page.getByLabel('Eller lim inn listen')).toHaveValue(
    'navn;e-post\nOla Berg;dette er ingen adresse\n;uten.navn@skole.example',
  );

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

  // Who reads what is said before the first question, with the limits that hold here.
  await expect(page.getByText('når minst 6 har svart')).toBeVisible();
  await expect(page.getByText('når minst 10 har svart').first()).toBeVisible();
  if (hasScript(test.info())) {
    await expect(page.getByText(/^Besvart: 0 av/)).toBeVisible();
  }

  // Sent empty, it says what to do where a phone shows it, with script and without.
  const next = page.getByRole('button', { name: 'Neste' });
  while (await next.isVisible()) {
    await next.click();
  }
  await page.getByRole('button', { name: 'Send svaret' }).click();
  const wrong = page.getByRole('alert').filter({ hasText: 'Svar på minst ett spørsmål før du sender.' });
  await expect(wrong).toBeFocused();
  await expect(wrong).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);

  await answer(page, 'Vi prøvde ut mye i egen klasse.');
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

test('a link that was never sent says what to do', async ({ page }) => {
  const answer = await page.goto('/nb/svar/finnes-ikke');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lenken fører ikke til noen undersøkelse');
  await expect(page.getByText('Åpne brevet igjen')).toBeVisible();
  await expectAccessible(page);
});

test('whoever wants no further letters says so once, and can still answer', async ({ page }) => {
  const sent = await letter(page, 'aase.saether@skole.example', study);
  const href = (await sent.getByRole('link', { name: /svar-stopp/ }).getAttribute('href')) ?? '';
  // Half a link says what to do, and offers no button that does nothing.
  const half = await page.goto(new URL(href).pathname.slice(0, -5));
  expect(half?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lenken virker ikke');
  await expect(page.getByRole('button', { name: 'Stopp brevene' })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(new URL(href).pathname);
  await expect(page.getByText(`undersøkelsen av «${study}»`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Stopp brevene' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du får ingen flere brev');
  await page.goto(await linkIn(await letter(page, 'aase.saether@skole.example', study)));
  await expect(page.getByRole('button', { name: /Neste|Send svaret/ }).first()).toBeVisible();
});

test('an institution corrects an address, adds its own words, and forgets somebody', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: study }).filter({ hasText: year });
  await row.getByRole('link', { name: 'Åpne' }).click();
  await expectAccessible(page);
  await page.getByLabel('Deres egne ord i brevene').fill('Vi er spente på svaret ditt.');
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(page.getByText('Det dere skriver og spør om selv, er lagret.')).toBeVisible();

  const people = page.getByRole('table', { name: /^Deltakere og hva/ });
  const aase = people.getByRole('row').filter({ hasText: 'Åse Sæther' });
  await expect(aase).toContainText('Vil ikke ha flere brev');
  await aase.getByText('Rett eller slett').click();
  await aase.getByLabel('Ny e-postadresse').fill('aase.ny@skole.example');
  await aase.getByRole('button', { name: 'Rett og send invitasjonen på nytt' }).click();
  await expect(page.getByText('Adressen er rettet.')).toBeVisible();
  await aase.getByText('Rett eller slett').click();
  await aase.getByRole('button', { name: 'Slett navn og e-post' }).click();
  await expect(page.getByText('Navn og e-post er slettet.')).toBeVisible();
  await expect(people.getByRole('row').filter({ hasText: 'Åse Sæther' })).toHaveCount(0);
});

test('nobody at the institution can see who has answered', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: study }).filter({ hasText: year });
  await row.getByRole('link', { name: 'Åpne' }).click();
  const people = page.getByRole('table', { name: /^Deltakere og hva/ });
  await expect(people.getByRole('columnheader')).toHaveText(['Navn', 'E-post', 'Invitasjon sendt', 'Påminnelser', 'Rett eller slett']);
  await expect(people.getByRole('row').filter({ hasText: participant })).not.toContainText('Ikke sendt ennå');
});

test('a planned survey gets other days, and is called off before anybody is written to', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: study }).filter({ hasText: year });
  await row.getByRole('link', { name: /^Korte undersøkelser/ }).click();
  const plan = page.locator('details.plan-survey').filter({ hasText: 'Underveis' });
  await plan.locator('summary').click();
  await plan.getByLabel('Åpner').fill(day(10));
  await plan.getByLabel('Lukker').fill(day(20));
  await plan.getByRole('button', { name: 'Planlegg', exact: true }).click();
  await expect(page.getByText('Undersøkelsen er planlagt.')).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel('Lukker').fill(day(5));
  await page.getByRole('button', { name: 'Flytt dagene' }).click();
  await expect(page.getByRole('alert')).toContainText('Slutten kan ikke komme før begynnelsen.');
  await expect(page.getByLabel('Lukker')).toHaveValue(day(5));
  await expectAccessible(page);
  await page.getByLabel('Lukker').fill(day(30));
  await page.getByRole('button', { name: 'Flytt dagene' }).click();
  await expect(page.getByText('Dagene er lagret.')).toBeVisible();
  await expect(page.getByLabel('Lukker')).toHaveValue(day(30));

  await page.getByText('Avlys undersøkelsen', { exact: true }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Ja, avlys og slett' }).click();
  await expect(page.getByText('Undersøkelsen er avlyst.')).toBeVisible();
});

test('the last day of an open survey moves, but never to a day that has been', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: study }).filter({ hasText: year });
  await row.getByRole('link', { name: 'Åpne' }).click();
  await expect(page.getByText('får alle inviterte som ikke har sagt nei til flere brev, et brev om det')).toBeVisible();
  await page.getByLabel('Siste dag').fill(day());
  await page.getByRole('button', { name: 'Flytt siste dag' }).click();
  await expect(page.getByRole('alert')).toContainText('Siste dag kan tidligst være i morgen.');
  await expectAccessible(page);
  await page.getByLabel('Siste dag').fill(day(21));
  await page.getByRole('button', { name: 'Flytt siste dag' }).click();
  await expect(page.getByText(/^Siste dag er lagret\./)).toBeVisible();
});
