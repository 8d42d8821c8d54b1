// Journey 12: what participants wrote is read by the directorate, passed on, put in other words or deleted, and
// only then told to the institution – and to no other.
import { expect, expectAccessible, expectNoSidewaysScroll, letter, signIn, test } from './support';

test('texts are read, decided on together, told of, and read by the institution alone', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.getByRole('link', { name: 'Fritekst', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fritekstsvar å lese');
  await expectAccessible(page);
  // A survey of HVL's, whose editor is there to read the letter – in nynorsk, as HVL writes.
  const row = page.getByRole('row').filter({ hasText: 'HVL' }).first();
  const reading = (await row.getByRole('link').first().getAttribute('href')) ?? '';
  await page.goto(reading);
  await expectAccessible(page);
  const evaluation = reading.split('/').pop();

  // A summary without words is refused, and what was chosen stands.
  const texts = page.getByRole('article');
  let left = await texts.count();
  expect(left).toBeGreaterThan(1);
  await texts.first().getByLabel('Erstatt med et sammendrag').check();
  await texts.first().getByLabel('Samlinger').check();
  await page.getByRole('button', { name: 'Lagre avgjørelsene' }).click();
  await expect(page.getByRole('alert')).toContainText('Tekst 1');
  await expect(texts.first().getByLabel('Erstatt med et sammendrag')).toBeChecked();
  await texts.first().getByLabel('Sammendrag', { exact: true }).fill('Samlingene kom tett.');
  await page.getByRole('button', { name: 'Lagre avgjørelsene' }).click();
  await expect(page.getByText('Avgjort, ikke fortalt ennå')).toBeVisible();
  await expect(texts).toHaveCount(left - 1);

  // Taken back, it stands among the unread again.
  await page.getByLabel(/^Angre \d/).first().check();
  await page.getByRole('button', { name: 'Angre de valgte' }).click();
  await expect(page.getByText('Avgjørelsene er tatt tilbake.')).toBeVisible();
  left = await texts.count();
  for (let i = 0; i < left; i += 1) {
    await texts.nth(i).getByLabel('Send videre som den er').check();
    await texts.nth(i).getByLabel('Faglig innhold').check();
  }
  await page.getByRole('button', { name: 'Lagre avgjørelsene' }).click();
  await expect(page.getByRole('heading', { name: 'Fortell institusjonen' })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Fortell nå' }).click();
  await page.getByRole('link', { name: 'Til resultatene' }).click();
  // The directorate reads no word of them from now on.
  await expect(page.getByText('Tekster som er sendt videre ordrett, leses bare av institusjonen')).toBeVisible();

  await signIn(page, 'otherEditor');
  const results = `/nb/resultater/${evaluation}/fritekst`;
  await letter(page, 'Fritekstsvara er lesne', `/resultater/${evaluation}/fritekst`);
  await page.goto(results);
  const told = page.getByRole('main');
  await expect(told.getByRole('heading', { name: /^Faglig innhold/ }).first()).toBeVisible();
  await expect(told.locator('blockquote').first()).toBeVisible();
  await expectAccessible(page);
  const book = await page.request.get(`${results}/xlsx`);
  expect(book.headers()['content-type']).toContain('spreadsheetml');

  await signIn(page, 'editor');
  expect((await page.goto(results))?.status()).toBe(403);
  expect((await page.goto(reading))?.status()).toBe(403);
});

test('what people write about is counted over many surveys, and never said word for word', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/nb/resultater/fritekst');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hva deltakerne skriver om');
  await page.getByLabel('Fordelt på').selectOption({ label: 'Fag' });
  await page.getByRole('button', { name: 'Vis' }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await expectAccessible(page);
  await signIn(page, 'editor');
  expect((await page.goto('/nb/resultater/fritekst'))?.status()).toBe(403);
});
