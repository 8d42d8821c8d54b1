// Journey 8, the way on from the figures: a finding is opened, answered, acted on and settled, and everyone
// can read the answer.
import { day, expect, expectAccessible, letter, signIn, test } from './support';

test('a finding is answered in public, acted on, and settled', async ({ page }, info) => {
  // Each project follows up words of its own, since they share a catalogue.
  const mark = `(${info.project.name})`;
  await signIn(page, 'editor');
  await page.goto('/nb/resultater');
  const list = page.locator('details.fold > summary');
  if (await list.count()) {
    await list.first().click();
  }
  const survey = page.getByRole('table').last().getByRole('rowheader').getByRole('link').first();
  const results = (await survey.getAttribute('href')) ?? '';

  await signIn(page, 'analyst');
  await page.goto(results);
  await page.getByRole('link', { name: 'Åpne et funn' }).click();
  await page.getByRole('button', { name: 'Åpne funnet' }).click();
  await expect(page.getByRole('alert')).toContainText('Hva gjelder det?');
  await page.getByLabel('Hva gjelder det?').selectOption({ label: 'God vurderingspraksis' });
  await page.getByLabel('Hva forteller svarene?').fill(`Tilbakemeldingene kommer sent ${mark}`);
  await page.getByRole('button', { name: 'Åpne funnet' }).click();
  await expect(page.getByText('Funnet er åpnet.')).toBeVisible();
  await expect(page.getByText('Institusjonen har ikke svart ennå.')).toBeVisible();
  const finding = new URL(page.url()).pathname;

  await signIn(page, 'editor');
  await letter(page, 'Funn fra deltakerundersøkelsen', finding);
  await page.goto(finding);
  await expect(page.getByText(mark)).toBeVisible();
  await page.getByLabel('Svaret fra institusjonen').fill(`Vi gir svar innen to uker ${mark}`);
  await page.getByLabel('Vis svaret og tiltakene på tilbudets side').check();
  await page.getByRole('button', { name: 'Lagre svaret' }).click();
  await expect(page.getByText('Svaret er lagret.')).toBeVisible();

  await page.getByText('Nytt tiltak').click();
  await page.getByLabel('Hva skal gjøres?').fill(`Fast frist for tilbakemelding ${mark}`);
  await page.getByLabel('Hvem har ansvaret?').fill('Emneansvarlig');
  await page.getByLabel('Innen', { exact: true }).fill(day(-1));
  await page.getByRole('button', { name: 'Legg til tiltaket' }).click();
  await expect(page.getByRole('alert')).toContainText('Innen');
  await expect(page.getByLabel('Hva skal gjøres?')).toHaveValue(`Fast frist for tilbakemelding ${mark}`);
  await page.getByLabel('Innen', { exact: true }).fill(day(30));
  await page.getByRole('button', { name: 'Legg til tiltaket' }).click();
  await expect(page.getByText('Tiltaket er lagt til.')).toBeVisible();

  await page.getByText('Hvordan gikk det?').first().click();
  await page.getByLabel('Hva viser det, eller hvorfor ikke?').fill('Står i emneplanen');
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(page.getByText('Det er lagret hvordan tiltaket gikk.')).toBeVisible();
  await expectAccessible(page);

  await signIn(page, 'analyst');
  await page.goto(finding);
  await page.getByLabel('Sluttord').fill('Vi ser etter i neste undersøkelse.');
  await page.getByRole('button', { name: 'Avslutt funnet' }).click();
  await expect(page.getByText('Funnet er avsluttet.')).toBeVisible();
  await page.goto('/nb/oppfolging?tilstand=avsluttet');
  await expect(page.getByRole('row').filter({ hasText: mark })).toContainText('Avsluttet');

  await page.context().clearCookies();
  await page.goto(results);
  await expect(page).toHaveURL(/logg-inn/);
  await signIn(page, 'editor');
  await page.goto(finding);
  const offer = (await page.getByRole('link', { name: 'Hva skjedde med svarene?' }).getAttribute('href')) ?? '';
  await page.context().clearCookies();
  await page.goto(offer);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hva skjedde med svarene?');
  await expect(page.getByText(`Vi gir svar innen to uker ${mark}`)).toBeVisible();
  await expect(page.getByText(`Tilbakemeldingene kommer sent ${mark}`)).toHaveCount(0);
  await expect(page.getByText(/^Direktoratet har sett svaret og tiltakene, og avsluttet saken/).first()).toBeVisible();
  await expect(page.getByText(/^Studieåret .*: lukket/).first()).toBeVisible();
  await expectAccessible(page);
});

test('on a phone all of a cell stands beside its name, on however many lines', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto('/nb/oppfolging?over_frist=ja');
  const cell = page.locator('td[data-label="Neste frist"]').filter({ has: page.locator('.state-tag') }).first();
  const day = await cell.locator('time').boundingBox();
  const late = await cell.locator('.state-tag').boundingBox();
  expect(late?.y).toBeGreaterThan(day?.y ?? 0);
  expect(late?.x).toBeGreaterThanOrEqual((day?.x ?? 0) - 1);
});
