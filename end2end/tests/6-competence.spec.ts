// Journey 6, the question before it: what do the rules ask of me, what is missing, and what may help?
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support';

test('a teacher finds from the front page what may be missing, and offers that may help', async ({ page }) => {
  await page.goto('/nb/');
  await page.getByRole('main').getByRole('link', { name: 'Hva mangler jeg?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hva mangler jeg?');
  await expectAccessible(page);

  await page.getByLabel('Trinn du underviser på').selectOption('8.–10. trinn');
  await page.getByLabel('Fag', { exact: true }).selectOption('Norsk');
  await page.getByLabel('Relevante studiepoeng du har').fill('45');
  await page.getByRole('button', { name: 'Se hva som mangler' }).click();

  // The button leads to the answer, with what may be remembered of it below.
  await expect(page.getByRole('heading', { name: /^For å undervise i norsk/ })).toBeInViewport();
  const answer = page.getByRole('region', { name: /^For å undervise i norsk på 8\.–10\. trinn ber reglene om minst 60/ });
  await expect(answer.getByText('Kan mangle').locator('..')).toContainText('15 stp');
  await expect(answer.getByText(/Arbeidsgiveren avgjør/)).toBeVisible();
  await expect(answer.getByText(/Lærere som oppfylte kravene for tilsetting før 1\. januar 2014/)).toBeVisible();
  await expect(answer.getByText(/§ 14-3/)).toBeVisible();
  await expect(answer.getByText(/^Vurdert per /)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('oppfyller');

  const offers = page.getByRole('region', { name: 'Tilbud som kan bidra' }).getByRole('article');
  expect(await offers.count()).toBeGreaterThan(1);
  await expect(offers.first()).toContainText('Etter dette kan tallet være nådd.');
  await expect(offers.filter({ hasText: /Emnet «.*» \(15 studiepoeng\) kan være nok alene\./ }).first()).toBeVisible();
  // The nearest deadline comes first.
  const left = (await offers.allTextContents()).map((card) => Number(/(\d+) dager igjen/.exec(card)?.[1] ?? Infinity));
  expect(left).toEqual([...left].sort((a, b) => a - b));
  await expectAccessible(page);

  // The answer lies in the address alone, in every language.
  await page.getByRole('link', { name: 'Nynorsk' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kva manglar eg?');
  await expect(page.getByLabel('Relevante studiepoeng du har')).toHaveValue('45');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: /^To teach Norwegian at stages 8–10 the rules ask for at least 60/ })).toBeVisible();
});

test('two of the offers go on to the comparison, and from there the way leads back', async ({ page }) => {
  await page.goto('/nb/kompetanse?trinn=5-7&fag=matematikk&stp=');
  const offers = page.getByRole('region', { name: 'Tilbud som kan bidra' }).getByRole('article');
  for (const offer of [offers.nth(0), offers.nth(1)]) {
    await offer.getByRole('checkbox', { name: /^Sammenlign: / }).check();
  }
  await page.getByRole('button', { name: 'Sammenlign valgte' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sammenlign studietilbud');
  const row = page.getByRole('row', { name: /^(≠ )?Kompetansekrav/ });
  await expect(row).toContainText('Kan bidra til å oppfylle kompetansekravet for matematikk');
  await row.getByRole('link', { name: /^Se hva du mangler/ }).first().click();
  await expect(page.getByLabel('Fag', { exact: true })).toHaveValue('matematikk');
});

test('what is missing in the question is said beside its field, and nothing typed is lost', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/nb/kompetanse');
  await page.getByLabel('Relevante studiepoeng du har').fill('en del');
  await page.getByRole('button', { name: 'Se hva som mangler' }).click();
  await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 });
  await expect(page.getByLabel('Trinn du underviser på')).toHaveAccessibleDescription(/Velg her\./);
  await expect(page.getByLabel('Relevante studiepoeng du har')).toHaveAccessibleDescription(/Skriv et tall\./);
  await expect(page.getByLabel('Relevante studiepoeng du har')).toHaveValue('en del');
  await page.getByRole('link', { name: 'Fag: Velg her.' }).click();
  await expect(page.getByLabel('Fag', { exact: true })).toBeFocused();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('where nothing is asked, advised or known, the page says just that', async ({ page }) => {
  for (const [query, said] of [
    ['trinn=8-10&fag=valgfag', 'er det ikke noe eget krav om studiepoeng i faget'],
    ['trinn=11-13&fag=radgivning', 'Det er ikke et krav.'],
    ['trinn=voksne&fag=norsk_som_andresprak', 'for voksne innvandrere ber reglene om minst 30'],
    ['trinn=voksne&fag=musikk', 'Her er det ikke lagt inn noen regel'],
    ['trinn=11-13&fag=annet&stp=30', 'Ingen tilbud tar imot søknader akkurat nå'],
    ['trinn=1-4&fag=engelsk&stp=30', 'Tallet er nådd, hvis arbeidsgiveren'],
  ] as const) {
    await page.goto(`/nb/kompetanse?${query}`);
    await expect(page.getByRole('main')).toContainText(said);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});

test('the question is asked and its offers are compared with the keyboard alone', async ({ page }) => {
  await page.goto('/nb/kompetanse');
  await page.getByLabel('Trinn du underviser på').focus();
  await page.keyboard.type('8');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Fag', { exact: true })).toBeFocused();
  await page.keyboard.type('Norsk');
  await page.keyboard.press('Tab');
  await page.keyboard.type('30');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/fag=norsk/);
  const offers = page.getByRole('region', { name: 'Tilbud som kan bidra' }).getByRole('article');
  for (const n of [0, 1]) {
    await offers.nth(n).getByRole('checkbox', { name: /^Sammenlign: / }).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'Sammenlign valgte' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: /^2 tilbud sammenlignet/ })).toBeVisible();
});

test('a teacher has it remembered, finds the form filled in when she comes back, and has it forgotten', async ({ page }) => {
  await page.goto('/nb/kompetanse?trinn=8-10&fag=norsk&stp=45');
  await page.getByRole('link', { name: 'Logg inn, så kan Videre huske dette til neste gang' }).click();
  await page.getByRole('button', { name: 'Solveig Myrvang' }).click();
  await expect(page).toHaveURL('/nb/kompetanse?trinn=8-10&fag=norsk&stp=45');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Husk dette', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Videre husker det du oppga.')).toBeVisible();
  await expect(page.getByText(/^Videre har husket dette for deg siden/)).toBeVisible();

  await page.goto('/nb/kompetanse');
  await expect(page.getByLabel('Relevante studiepoeng du har')).toHaveValue('45');
  await expect(page.getByRole('heading', { name: /^For å undervise i norsk på 8\.–10\. trinn/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  // What the address says holds, and can take its place.
  await page.goto('/nn/kompetanse?trinn=5-7&fag=matematikk&stp=');
  await expect(page.getByLabel('Relevante studiepoeng du har')).toHaveValue('');
  await expect(page.getByRole('link', { name: 'Norsk, 8.–10. trinn, 45 studiepoeng' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Hugs dette i staden' }).click();
  await page.goto('/nb/meg/lagret');
  await expect(page.getByRole('link', { name: 'Matematikk, 5.–7. trinn, 0 studiepoeng' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Slett det Videre husker' }).click();
  await expect(page.getByText('Videre har glemt det du oppga.')).toBeVisible();
  await expect(page).toHaveURL('/nb/meg/lagret');
  await page.goto('/nb/kompetanse');
  await expect(page.getByRole('button', { name: 'Slett det Videre husker' })).toHaveCount(0);
  await expect(page.getByLabel('Fag', { exact: true })).toHaveValue('');
});
