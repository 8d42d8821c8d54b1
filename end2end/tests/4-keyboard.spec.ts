// The day's work without a mouse: editor, workbench, import and review are walked through with the Tab key, and
// what has the focus is always seen.
import { Buffer } from 'node:buffer';
import { press, tabTo, write } from './keyboard';
import { expect, hasScript, signIn, test } from './support';

test('the first Tab leads past the frame', async ({ page }) => {
  await page.goto('/nb/tilbud');
  await page.keyboard.press('Tab');
  const skip = page.locator('a[href^="#"]').first();
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#/);
});

test('a draft is begun, written and saved', async ({ page }) => {
  await signIn(page, 'editor');
  await press(page, page.getByRole('button', { name: 'Nytt studietilbud' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uten tittel');
  const basics = page.getByRole('region', { name: 'Om tilbudet' });
  await write(page, basics.getByLabel('Tittel'), 'Skrevet uten mus');
  await write(page, page.getByLabel('Opptakskrav', { exact: true }), 'Lærerutdanning');
  await press(page, page.getByRole('button', { name: 'Lagre utkast' }));
  await expect(page.getByText('Utkastet er lagret.')).toBeVisible();
  await expect(page.getByLabel('Opptakskrav', { exact: true })).toHaveValue('Lærerutdanning');
});

test('many offers are chosen, copied and taken back', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto('/nb/institusjon?tilstand=published&sorter=tittel');
  await press(page, page.getByRole('checkbox', { name: /^Velg / }).nth(3), 'Space');
  const action = page.getByLabel('Gjør med de valgte');
  await tabTo(page, action);
  await page.keyboard.type('Kopier');
  await expect(action).toHaveValue('kopier');
  await press(page, page.getByRole('button', { name: 'Se hva som skjer' }));
  await press(page, page.getByRole('button', { name: /^Ja, gjør dette med/ }));
  await expect(page.getByText(/1 er kopiert/)).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Angre' }));
  await expect(page.getByText(/^Angret /)).toBeVisible();
});

test('a table is brought in, its columns chosen, and tried', async ({ page }, info) => {
  await signIn(page, 'editor');
  await page.goto('/nb/institusjon/import');
  const file = page.getByLabel('Fil', { exact: true });
  await tabTo(page, file);
  // The window in which a file is chosen is the system's, not ours.
  const code = hasScript(info) ? 'TASTW' : 'TASTN';
  const rows = `Emnekode;Hva det heter hos oss\r\n${code};Tastaturtilbud\r\n`;
  await file.setInputFiles({ name: 'tilbud.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await press(page, page.getByRole('button', { name: 'Les filen' }));
  const column = page.getByLabel('Hva det heter hos oss');
  await tabTo(page, column);
  await page.keyboard.type('Tittel');
  await expect(column).toHaveValue('title');
  await press(page, page.getByRole('button', { name: 'Prøv importen' }));
  await expect(page.getByText(/^1 nytt tilbud/)).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Forkast importen' }));
  await expect(page.getByText('Forkastet. Det som alt var lagret, står.')).toBeVisible();
});

test('a case is opened, judged and kept half-done', async ({ page }) => {
  await signIn(page, 'reviewer');
  await page.goto('/nb/direktorat?institusjon=INN');
  await press(page, page.getByRole('table', { name: 'Åpne' }).getByRole('row').nth(1).getByRole('link').first());
  await expect(page).toHaveURL(/\/saker\/\d+$/);
  const criterion = page.getByRole('group', { name: /digitale verktøy i faget/ }).first();
  const verdicts = criterion.getByRole('radio');
  // The group's one stop is whichever is chosen, else the first; arrows choose among them.
  const chosen = criterion.locator('input[type="radio"]:checked');
  await tabTo(page, (await chosen.count()) > 0 ? chosen : verdicts.first());
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(criterion.locator('input[type="radio"]:checked')).toBeFocused();
  const judged = await criterion.locator('input[type="radio"]:checked').inputValue();
  await write(page, criterion.getByLabel('Begrunnelse'), 'Skrevet med tastatur.');
  await press(page, page.getByRole('button', { name: 'Lagre vurderingen' }).or(page.getByRole('button', { name: /^Lagre/ })).first());
  await expect(criterion.getByLabel('Begrunnelse')).toHaveValue('Skrevet med tastatur.');
  await expect(criterion.locator('input[type="radio"]:checked')).toHaveValue(judged);
});
