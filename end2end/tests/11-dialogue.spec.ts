// Journey 11: before the dialogue meeting: a rule is tried and set, the dossier is read by both sides, the
// minutes are written and remarked on; and partners read sums of their own reach.
import { day, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support';

test('rules are tried before they are set, and only an administrator sets them', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/nb/oppfolging');
  await page.getByRole('link', { name: 'Regler som åpner funn' }).click();
  await expect(page.getByRole('heading', { name: 'Reglene som gjelder' })).toBeVisible();
  await expectAccessible(page);
  const fell = page.getByRole('group', { name: 'Studiet har falt', exact: true });
  await fell.getByRole('checkbox').check();
  await fell.getByLabel('Grense').fill('51');
  await page.getByRole('button', { name: 'Vis hva de ville ha åpnet' }).click();
  await expect(page.getByRole('alert')).toContainText('Studiet har falt: grense');
  await fell.getByLabel('Grense').fill('50');
  await page.getByRole('button', { name: 'Vis hva de ville ha åpnet' }).click();
  await expect(page.getByText(/I 2025–26 ville reglene ha åpnet \d+ funn av \d+ publiserte tall\./)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sett reglene' })).toHaveCount(0);
  await expectAccessible(page);

  await signIn(page, 'administrator');
  await page.goto('/nb/oppfolging/regler');
  await page.getByRole('button', { name: 'Sett reglene' }).click();
  await expect(page.getByRole('alert')).toContainText('Hvorfor settes reglene slik?');
  await page.getByLabel('Hvorfor settes reglene slik?').fill('Vi vil se et fall så tidlig som mulig.');
  await page.getByRole('button', { name: 'Sett reglene' }).click();
  await expect(page.getByText('Reglene er satt.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Vi vil se et fall' }).first()).toContainText('gjelder nå');
});

test('what a rule opened says so, and is set aside with a reason', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/nb/oppfolging?tilstand=ubesvart');
  const row = page.getByRole('row').filter({ hasText: 'Regel' });
  await row.last().getByRole('link').first().click();
  await expect(page.getByText(/Åpnet av regelen «Ett tema er blitt svakere»/)).toBeVisible();
  await page.getByText('Avslutt som grunnløst').first().click();
  await page.getByRole('button', { name: 'Avslutt som grunnløst' }).click();
  await expect(page.getByRole('alert')).toContainText('Hvorfor er funnet grunnløst?');
  await page.getByLabel('Hvorfor er funnet grunnløst?').fill('Opplegget er nytt i år.');
  await page.getByRole('button', { name: 'Avslutt som grunnløst' }).click();
  await expect(page.getByText('Funnet er avsluttet som grunnløst.')).toBeVisible();
  await expect(page.getByText('Opplegget er nytt i år.')).toBeVisible();
});

test('both sides read one dossier, and its minutes are written and remarked on', async ({ page }, info) => {
  const mark = `(${info.project.name})`;
  // A year of its own for each project, since they share a catalogue.
  const year = info.project.name === 'wasm' ? '2025–26' : '2023–24';
  await signIn(page, 'analyst');
  await page.goto('/nb/resultater');
  await page.getByRole('link', { name: 'Dossier', exact: true }).click();
  await page.getByRole('link', { name: `OsloMet – storbyuniversitetet, ${year}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`OsloMet – storbyuniversitetet, studieåret ${year}`);
  for (const title of ['Nøkkeltall', 'De fem temaene', 'Utviklingen over år', 'Det deltakerne skrev', 'Vedtak i året']) {
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }
  await expectAccessible(page);
  const dossier = new URL(page.url()).pathname;
  const book = await page.request.get(`${dossier}/xlsx`);
  expect(book.headers()['content-type']).toContain('spreadsheetml');
  expect((await book.body()).subarray(0, 2).toString()).toBe('PK');

  await page.getByRole('link', { name: 'Referat og merknad' }).click();
  await page.getByLabel('Møtet ble holdt').fill(day(1));
  await page.getByLabel('Referat', { exact: true }).fill(`Vi gikk gjennom tallene ${mark}`);
  const point = page.getByRole('group', { name: 'Punkt 1' });
  await point.getByLabel('Hva').fill(`Fast veileder ${mark}`);
  await page.getByRole('button', { name: 'Lagre referatet' }).click();
  await expect(page.getByRole('alert')).toContainText('Datoen har ikke vært ennå.');
  await expect(page.getByRole('alert')).toContainText('Punkt 1: ansvar');
  await expect(point.getByLabel('Hva')).toHaveValue(`Fast veileder ${mark}`);
  await page.getByLabel('Møtet ble holdt').fill(day(-3));
  await point.getByLabel('Ansvar').fill('Studieleder');
  await point.getByLabel('Innen').fill(day(90));
  await page.getByRole('button', { name: 'Lagre referatet' }).click();
  await expect(page.getByText('Referatet er lagret. Begge parter ser det.')).toBeVisible();
  await expectAccessible(page);

  await signIn(page, 'editor');
  await page.goto(`${dossier}/referat`);
  await expect(page.getByText(`Vi gikk gjennom tallene ${mark}`).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lagre referatet' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Merknad fra institusjonen' }).fill(`Vi er enige ${mark}`);
  await page.getByRole('button', { name: 'Lagre merknaden' }).click();
  await expect(page.getByText('Merknaden er lagret.')).toBeVisible();
  await page.goto(dossier);
  await expect(page.getByText(`Vi er enige ${mark}`)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);

  await signIn(page, 'otherEditor');
  expect((await page.goto(dossier))?.status()).toBe(403);
});

test('the dossier is printed whole: A4, pages counted, nothing cut', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/nb/dossier');
  await page.getByRole('link', { name: 'OsloMet – storbyuniversitetet, 2024–25' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2024–25');
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const text = pdf.toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  const sheets = text.match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  expect(sheets.length).toBeGreaterThan(2);
  expect(sheets.length).toBeLessThan(40);
  const boxes = text.match(/\/MediaBox\s*\[[^\]]*\]/g) ?? [];
  for (const box of boxes) {
    const [, , width, height] = (box.match(/[\d.]+/g) ?? []).map(Number);
    expect(Math.round(width ?? 0)).toBe(595);
    expect(Math.round(height ?? 0)).toBe(842);
  }
  // As wide as the type area of the sheet: nothing reaches beyond it, and what is folded is open.
  await page.setViewportSize({ width: 673, height: 950 });
  const cut = await page.locator('.dossier').evaluate((dossier) => {
    const right = dossier.getBoundingClientRect().right + 1;
    const wide = [...dossier.querySelectorAll('table, figure, svg, p, li, h2, h3')];
    return wide.filter((e) => e.getBoundingClientRect().right > right).map((e) => `${e.tagName} ${e.textContent?.trim().slice(0, 40)}`);
  });
  expect(cut).toEqual([]);
});

test('a county governor reads sums of her county beside the country, KS of every county', async ({ page }) => {
  await signIn(page, 'governor');
  await expect(page).toHaveURL(/\/nb\/partner$/);
  await expect(page.getByText('Statsforvaltaren i Vestland')).toBeVisible();
  await expect(page.getByRole('row').last()).toContainText('Landet');
  await expectAccessible(page);
  expect((await page.goto('/nb/partner?fylke=03'))?.status()).toBe(403);
  expect((await page.goto('/nb/resultater'))?.status()).toBe(403);

  await signIn(page, 'partner');
  await page.getByRole('link', { name: 'Etter fylke' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Vestland' })).toContainText(/\d,\d/);
  await page.getByLabel('Spørsmål om').selectOption({ label: 'God vurderingspraksis' });
  await page.getByRole('button', { name: 'Vis' }).click();
  await expect(page.getByRole('table')).toContainText('God vurderingspraksis');
  const href = (await page.getByRole('link', { name: 'Last ned' }).getAttribute('href')) ?? '';
  const file = await page.request.get(href);
  expect(await file.text()).toContain('Vestland');
  await expectAccessible(page);
});
