// Journey 13: the questions are versioned: a draft says what is new in it, must say what new words mean, is seen
// as participants will see it, and is used from a day on.
import { day, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support';

test('a version of the questionnaire is drafted, compared and put in force from a day', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/nb/resultater');
  await page.getByRole('link', { name: 'Spørreskjema', exact: true }).click();
  const ofEnd = page.getByRole('region', { name: 'Ved studieslutt' });
  await expect(ofEnd.getByRole('row').filter({ hasText: 'Versjon 2' })).toContainText('i bruk');
  await expect(page.getByRole('region', { name: 'For dem som sluttet' })).toContainText('Versjon 1');
  await expect(page.getByRole('button', { name: /^Lag utkast til ny versjon/ })).toHaveCount(0);
  await expectAccessible(page);

  await signIn(page, 'administrator');
  await page.goto('/nb/resultater/sporreskjema');
  await ofEnd.getByRole('button', { name: 'Lag utkast til ny versjon' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Utkast: versjon 3');
  await expect(page.getByText('Ingen spørsmål er endret.')).toBeVisible();
  await expectAccessible(page);

  // Other words in an old question, and a question more.
  const old = page.locator('details').filter({ hasText: /^4\.1 / });
  await old.locator('summary').click();
  await old.getByLabel('Spørsmålet, bokmål').fill('Hvor god var kvaliteten samlet sett?');
  const more = page.getByRole('region', { name: /^4\. / }).locator('details').filter({ hasText: /^Nytt spørsmål/ });
  await more.locator('summary').click();
  await more.getByLabel('Spørsmålet, bokmål').fill('Hvor nyttig var nettdelen?');
  await more.getByLabel('Besvares med').selectOption({ label: 'kvalitet, 1–5' });
  await more.getByLabel('Område').selectOption({ label: 'gjennomføring og kvalitet' });
  await page.getByRole('button', { name: 'Lagre utkastet' }).click();
  await expect(page.getByText('Utkastet er lagret.')).toBeVisible();
  const changes = page.getByRole('region', { name: /^Endringer siden versjon 2/ });
  await expect(changes.getByRole('row').filter({ hasText: 'Hvor nyttig var nettdelen?' })).toContainText('nytt');

  await page.getByLabel('Brukes fra').fill(day(30));
  await page.getByRole('button', { name: 'Sett versjonen i kraft' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Kryss av for at de betyr det samme');
  await expect(alert).toContainText('nynorsk');
  await old.getByLabel('Nye ord, men de betyr det samme som før').check();
  await old.getByLabel('Spørsmålet, nynorsk').fill('Kor god var kvaliteten samla sett?');
  const added = page.locator('details').filter({ hasText: /^4\.7 / });
  await added.getByLabel('Spørsmålet, nynorsk').fill('Kor nyttig var nettdelen?');
  await page.getByRole('button', { name: 'Lagre utkastet' }).click();
  await expect(page.getByText('Utkastet er lagret.')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.getByLabel('Brukes fra').fill(day(30));
  await page.getByRole('button', { name: 'Sett versjonen i kraft' }).click();
  await expect(page.getByText('Versjonen er satt i kraft.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Versjon 3' })).toContainText('kommer');
  await page.getByRole('link', { name: 'Versjon 3' }).click();
  await expect(page.getByText('Versjonen kan ikke endres')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lagre utkastet' })).toHaveCount(0);
});
