// An institution's day at its workbench: a year's offers renewed, two people in one draft, a live text changed.
import { expect, expectAccessible, signIn, test } from './support';

test('a year’s offers are copied, seen beforehand and taken back', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto('/nb/institusjon?tilstand=published&sorter=tittel');
  const rows = page.getByRole('table', { name: 'Studietilbud dere arbeider med' }).getByRole('row');
  const boxes = page.getByRole('checkbox', { name: /^Velg / });
  const n = Math.min(3, await boxes.count());
  expect(n).toBeGreaterThan(0);
  await expect(rows).not.toHaveCount(0);
  for (let i = 0; i < n; i++) {
    await boxes.nth(i).check();
  }
  await page.getByLabel('Gjør med de valgte').selectOption({ label: 'Kopier til neste studieår' });
  await page.getByRole('button', { name: 'Se hva som skjer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kopier til studieåret');
  await expect(page.getByText(/\d+ kopieres/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Ja, gjør dette med/ }).click();
  await expect(page.getByText(/\d+ er kopiert/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Angre' }).click();
  await expect(page.getByText(/^Angret /)).toBeVisible();
});

test('nothing chosen is said, and nothing is done', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByRole('button', { name: 'Se hva som skjer' }).click();
  await expect(page.getByText('Ingen tilbud er valgt').first()).toBeVisible();
});

test('the overview is filtered by what is missing', async ({ page }) => {
  await signIn(page, 'editor');
  await page.getByLabel('Mangler', { exact: true }).selectOption({ label: 'Noe mangler' });
  await page.getByRole('main').getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(page).toHaveURL(/mangler=noe/);
  await expect(page.getByText(/av 12 deler/).first()).toBeVisible();
  await expectAccessible(page);
});

test('a colleague’s change is joined with one’s own', async ({ page, browser }) => {
  await signIn(page, 'editor');
  await page.getByRole('button', { name: 'Nytt studietilbud' }).click();
  const draft = page.url();
  const basics = page.getByRole('region', { name: 'Om tilbudet' });
  await basics.getByLabel('Tittel').fill('Utgangspunktet');
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByText('Utkastet er lagret.')).toBeVisible();

  // The colleague opens the same draft in a browser of her own.
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await context.newPage();
  await other.goto(draft);
  await other.getByRole('region', { name: 'Om tilbudet' }).getByLabel('Tittel').fill('Kollegaens tittel');
  await other.getByLabel('Opptakskrav', { exact: true }).fill('Kollegaens opptakskrav');
  await other.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(other.getByText('Utkastet er lagret.')).toBeVisible();
  await context.close();

  await basics.getByLabel('Tittel').fill('Min tittel');
  await page.getByLabel('Kontaktperson').fill('Min kontakt');
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByText(/lagret kl\. .* mens du skrev/)).toBeVisible();
  await expect(page.getByLabel('Opptakskrav', { exact: true })).toHaveValue('Kollegaens opptakskrav');
  await expect(basics.getByLabel('Tittel')).toHaveValue('Min tittel');
  await expectAccessible(page);
  await page.getByRole('radio', { name: /Den andre teksten/ }).check();
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByText('Utkastet er lagret.')).toBeVisible();
  await expect(basics.getByLabel('Tittel')).toHaveValue('Kollegaens tittel');
  await expect(page.getByLabel('Kontaktperson')).toHaveValue('Min kontakt');
});

test('a live text says what a change leads to before it is made', async ({ page }, info) => {
  // Each project makes a change of its own, since they share a catalogue.
  const contact = `Kari Nykontakt (${info.project.name})`;
  await signIn(page, 'editor');
  await page.goto('/nb/institusjon?tilstand=published&sorter=tittel');
  await page.getByRole('link', { name: /^Endre teksten/ }).first().click();
  await expectAccessible(page);
  await page.getByLabel('Kontaktperson').fill(contact);
  await page.getByRole('button', { name: 'Se hva endringene fører til' }).last().click();
  await expect(page.getByText('Endringene vises på den offentlige siden med en gang')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Vis endringene nå' }).click();
  await expect(page.getByText('Endringene vises nå på den offentlige siden.')).toBeVisible();
  await page.getByRole('link', { name: 'Se offentlig side' }).click();
  await expect(page.getByText(contact).first()).toBeVisible();
});
