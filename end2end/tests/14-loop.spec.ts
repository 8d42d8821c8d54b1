// The whole loop in one journey: participants are asked, reminded, and the survey closes; what they wrote is read, the
// figures are read by each role, the institution answers and acts, and the reviewer of the next version sees it. On a
// site of its own, since the days between are its clock's.
import type { Locator, Page } from '@playwright/test';
import { copyToNextYear, fillDates } from './offer';
import { OwnSite } from './own-site';
import { day, expect, expectAccessible, expectNoSidewaysScroll, signIn, test, type Who } from './support';
import { answer } from './survey';

const study = 'Engelsk 1, trinn 5–10';
const year = '2026–27';
const invited = 14;
const text = 'Tilbakemeldingene kom for sent til at vi kunne bruke dem.';
const finding = 'Flere skriver at tilbakemeldingene kommer for sent.';
const reply = 'Alle får nå svar på arbeidskrav innen to uker.';
const action = 'Fast frist for tilbakemelding';
const evidence = 'Fristen står i emneplanen, side 4.';

const site = new OwnSite(3);
test.describe.configure({ mode: 'serial' });
test.use({ baseURL: site.url });
test.beforeAll(() => site.open());
test.afterAll(() => site.close());

/** Where each participant's letter leads to, and the survey's own pages. */
let links: string[] = [];
let results = '';
let followed = '';

/** The letters to this journey's participants with this subject. */
const letters = (page: Page, subject: string) =>
  page.getByRole('main').locator('details').filter({ hasText: '@prove.example' }).filter({ hasText: subject });

/** Where these letters lead to; they need not be unfolded. */
const ways = (sent: Locator) =>
  sent.locator('a[href*="/svar/"]').evaluateAll((all) => all.map((a) => new URL((a as HTMLAnchorElement).href).pathname));

async function expectLetters(page: Page, subject: string, n: number) {
  await expect(async () => {
    await page.goto('/dev/mail');
    await expect(letters(page, subject)).toHaveCount(n, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

async function answerAs(page: Page, people: string[]) {
  await page.context().clearCookies();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const link of people) {
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(study);
    await answer(page, text);
  }
}

test('the institution plans the survey and hands in its participants; each gets a letter', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('link', { name: 'Undersøkelser' }).click();
  const row = page.getByRole('row').filter({ hasText: study }).filter({ hasText: year });
  await row.getByText('Planlegg undersøkelse').click();
  await row.getByLabel('Åpner').fill(day());
  await row.getByLabel('Lukker').fill(day(29));
  await row.getByRole('button', { name: 'Planlegg', exact: true }).click();
  results = new URL(page.url()).pathname.replace(/^.*\//, '/nb/resultater/');
  const people = Array.from({ length: invited }, (_, i) => `Deltaker ${i};deltaker${i}@prove.example`);
  await page.getByLabel('Eller lim inn listen').fill(['navn;e-post', ...people].join('\n'));
  await page.getByRole('button', { name: 'Legg til deltakerne' }).click();
  await expect(page.getByRole('status').filter({ hasText: `Lagt til: ${invited}` })).toBeVisible();

  await expectLetters(page, study, invited);
  links = await ways(letters(page, study));
  expect(new Set(links).size).toBe(invited);
});

test('five answer on a phone; a week later those who have not are reminded, under the links they have', async ({ page }) => {
  await answerAs(page, links.slice(0, 5));
  await expectLetters(page, 'Påminnelse', 0);
  await site.reopen({ VIDERE_DAYS_AHEAD: '8' });
  await expectLetters(page, 'Påminnelse', invited - 5);
  const reminded = await ways(letters(page, 'Påminnelse'));
  expect(reminded.sort()).toEqual(links.slice(5).sort());
  await answerAs(page, links.slice(5, 11));
});

test('when its last day is over the survey is closed, and a link says so kindly', async ({ page }) => {
  await site.reopen({ VIDERE_DAYS_AHEAD: '30' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(async () => {
    expect((await page.goto(links[12]))?.status()).toBe(410);
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Undersøkelsen er lukket');
  await expect(page.getByRole('button', { name: 'Send svaret' })).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('the directorate reads what was written and passes it on', async ({ page }) => {
  await signIn(page, 'analyst');
  const id = results.split('/').pop();
  const reading = page.locator(`main a[href$="/fritekst/${id}"]`);
  await expect(async () => {
    await page.goto('/nb/direktorat/fritekst');
    await expect(reading).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await reading.click();
  const texts = page.getByRole('article');
  await expect(texts).toHaveCount(11);
  for (const written of await texts.all()) {
    await written.getByLabel('Send videre som den er').check();
    await written.getByLabel('Undervisning og veiledning').check();
  }
  await page.getByRole('button', { name: 'Lagre avgjørelsene' }).click();
  await page.getByRole('button', { name: 'Fortell nå' }).click();
  await expect(page.getByRole('link', { name: 'Til resultatene' })).toBeVisible();
});

test('each role reads what is meant for it, and no more', async ({ page }) => {
  const readers: [Who, boolean, boolean][] = [
    ['editor', true, true],
    ['reviewer', true, false],
    ['analyst', true, false],
    ['administrator', true, false],
    // Of another institution.
    ['otherEditor', false, false],
    ['institutionAdmin', false, false],
    ['partner', false, false],
    ['teacher', false, false],
  ];
  for (const [who, figures, words] of readers) {
    await signIn(page, who);
    const answer = await page.goto(results);
    expect(answer?.status(), who).toBe(figures ? 200 : 403);
    if (figures) {
      await expect(page.getByText(`11 av ${invited} inviterte svarte`)).toBeVisible();
    }
    await page.goto(`${results}/fritekst`);
    await expect(page.getByText(text), who).toHaveCount(words ? 11 : 0);
  }
});

test('a finding is opened, answered for everyone to read, and acted on', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto(results);
  await page.getByRole('link', { name: 'Åpne et funn' }).click();
  await page.getByLabel('Hva gjelder det?').selectOption({ label: 'God vurderingspraksis' });
  await page.getByLabel('Hva forteller svarene?').fill(finding);
  await page.getByRole('button', { name: 'Åpne funnet' }).click();
  await expect(page.getByText('Funnet er åpnet.')).toBeVisible();
  followed = new URL(page.url()).pathname;

  await signIn(page, 'editor');
  await page.goto(followed);
  await page.getByLabel('Svaret fra institusjonen').fill(reply);
  await page.getByLabel('Vis svaret og tiltakene på tilbudets side').check();
  await page.getByRole('button', { name: 'Lagre svaret' }).click();
  await page.getByText('Nytt tiltak').click();
  await page.getByLabel('Hva skal gjøres?').fill(action);
  await page.getByLabel('Hvem har ansvaret?').fill('Emneansvarlig');
  await page.getByLabel('Innen', { exact: true }).fill(day(60));
  await page.getByRole('button', { name: 'Legg til tiltaket' }).click();
  await expect(page.getByText('Tiltaket er lagt til.')).toBeVisible();
  await page.getByText('Hvordan gikk det?').first().click();
  await page.getByLabel('Hva viser det, eller hvorfor ikke?').fill(evidence);
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(page.getByText('Det er lagret hvordan tiltaket gikk.')).toBeVisible();
});

test('participants and everyone else read what became of the answers', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  // From the link a participant still has in her letter.
  await page.goto(links[0]);
  await page.getByRole('link', { name: 'Hva skjedde med svarene?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hva skjedde med svarene?');
  await expect(page.getByText(reply)).toBeVisible();
  await expect(page.getByText(action)).toBeVisible();
  await expect(page.getByText(finding)).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('the reviewer of the next version sees the finding, the answer and what was done', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto(await copyToNextYear(page, (rows) => rows.filter({ hasText: study })));
  await fillDates(page);
  await page.getByRole('button', { name: 'Send til kontroll' }).click();
  await expect(page.getByText('Tilbudet er sendt til kontroll.')).toBeVisible();

  await signIn(page, 'reviewer');
  await page.goto(`/nb/direktorat?q=${encodeURIComponent(study)}`);
  await page.getByRole('row').filter({ hasText: study }).getByRole('link').first().click();
  for (const told of [finding, reply, action, evidence]) {
    await expect(page.getByText(told).first(), told).toBeVisible();
  }
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
