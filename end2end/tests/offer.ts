// An offer as an editor fills it in.
import type { Locator, Page } from '@playwright/test';
import { expect } from './support';

/** Fills everything an offer must hold but its title. */
export async function fillOffer(page: Page) {
  const section = (name: string) => page.getByRole('region', { name, exact: true });

  const basics = section('Om tilbudet');
  await basics.getByLabel('Studiepoeng').fill('15');
  await basics.getByLabel('Fag', { exact: true }).selectOption('Norsk');
  await basics.getByLabel('Kort om tilbudet').fill('Du leder samtaler der elever begrunner, lytter og bygger videre.');
  await basics.getByLabel('Språket teksten er skrevet på').selectOption('Bokmål');

  const audience = section('Hvem det er for');
  await audience.getByLabel('Fra trinn').fill('5');
  await audience.getByLabel('Til trinn').fill('10');
  await audience.getByLabel('Lærere', { exact: true }).check();

  const teaching = section('Undervisning');
  await teaching.getByLabel('Samlingsbasert').check();
  await teaching.getByLabel('Undervisningsspråk').selectOption('Norsk');
  await teaching.getByLabel('Undervisningssteder').fill('Oslo');
  await teaching.getByLabel('Oslo', { exact: true }).check();

  await section('Innhold').getByRole('textbox', { name: 'Innhold', exact: true }).fill('Samtale som arbeidsmåte i norskfaget, fra høytlesing til debatt.');
  const outcomes = section('Læringsutbytte');
  await outcomes.getByLabel('Kunnskap').fill('Kjenner forskning om samtale og læring');
  await outcomes.getByLabel('Ferdigheter').fill('Kan lede en faglig samtale\nKan vurdere muntlige bidrag');
  await outcomes.getByLabel('Generell kompetanse').fill('Kan dele erfaringer med kolleger');

  const module = section('Emner').getByRole('group', { name: 'Emne 1', exact: true });
  await module.getByLabel('Tittel').fill('Samtale i klasserommet');
  await module.getByLabel('Studiepoeng').fill('15');

  for (const [i, theme] of themes.entries()) {
    const group = section('De fem temaene').getByRole('group', { name: theme });
    await group.getByLabel('Slik dekkes temaet').fill(`Deltakerne øver på ${theme.toLowerCase()} med egne elever.`);
    await group.getByLabel('Nummer på læringsutbyttet').fill(String((i % 4) + 1));
  }

  const publication = section('Forskningsgrunnlag').getByRole('group', { name: 'Publikasjon 1', exact: true });
  await publication.getByLabel('Forfattere').fill('Dysthe, O.');
  await publication.getByLabel('Tittel').fill('Det flerstemmige klasserommet');
  await publication.getByLabel('Utgivelsesår').fill('1995');

  const practice = section('Utprøving og vurdering');
  await practice.getByLabel('Utprøving og deling på egen skole').fill('To samtaler prøves ut og drøftes med kolleger.');
  await practice.getByLabel('Vurdering og eksamen').fill('Mappe med opptak og refleksjon.');

  const admission = section('Opptak, pris og kontakt');
  await admission.getByLabel('Opptakskrav').fill('Fullført lærerutdanning.');
  await admission.getByLabel('Finansiering').selectOption('Vikar eller stipend');
  await admission.getByLabel('Pris i kroner').fill('0');
  await admission.getByLabel('Kontaktperson').fill('Studieveiledningen');
  await admission.getByLabel('E-post til kontakten').fill('vidare@skole.example');

  // The first start; further ones have fields of the same names below.
  const run = section('Gjennomføring');
  await run.getByLabel('Semester').first().selectOption({ label: await firstAutumn(run) });
  const year = Number((await firstAutumn(run)).match(/\d{4}/)?.[0]);
  await run.getByLabel('Studiestart').first().fill(`${year}-09-01`);
  await run.getByLabel('Studieslutt').first().fill(`${year + 1}-06-10`);
  await run.getByLabel('Frist hos direktoratet').first().fill(`${year}-03-01`);
  await run.getByLabel('Frist hos institusjonen').first().fill(`${year}-04-15`);
  await run.getByLabel('Studieplasser').first().fill('30');
  const gathering = run.getByRole('group', { name: 'Samling 1', exact: true }).first();
  await gathering.getByLabel('Fra og med').fill(`${year}-09-14`);
  await gathering.getByLabel('Til og med').fill(`${year}-09-16`);
  await gathering.getByLabel('Sted').fill('Oslo');
}

/** Copies one published offer of the editor's list to the next study year; gives the address of the draft. */
export async function copyToNextYear(page: Page, choose: (rows: Locator) => Locator): Promise<string> {
  await page.goto('/nb/institusjon?tilstand=published&sorter=tittel');
  await choose(page.getByRole('row')).getByRole('checkbox', { name: /^Velg / }).check();
  await page.getByLabel('Gjør med de valgte').selectOption({ label: 'Kopier til neste studieår' });
  await page.getByRole('button', { name: 'Se hva som skjer' }).click();
  await page.getByRole('button', { name: /^Ja, gjør dette med/ }).click();
  await expect(page.getByText('1 er kopiert')).toBeVisible();
  return (await page.locator('.bulk-list a').first().getAttribute('href')) ?? '';
}

/** Gives the first run of a copied offer the dates its semester wants. */
export async function fillDates(page: Page) {
  const run = page.getByRole('region', { name: 'Gjennomføring', exact: true });
  const semester = await run.getByLabel('Semester').first().inputValue();
  expect(semester).toMatch(/^20\d\d[hv]$/);
  const year = Number(semester.slice(0, 4));
  const dates = semester.endsWith('h')
    ? { start: `${year}-08-25`, end: `${year + 1}-06-10`, money: `${year}-03-01`, place: `${year}-04-15` }
    : { start: `${year}-01-20`, end: `${year}-12-10`, money: `${year - 1}-10-01`, place: `${year - 1}-11-01` };
  await run.getByLabel('Studiestart').first().fill(dates.start);
  await run.getByLabel('Studieslutt').first().fill(dates.end);
  await run.getByLabel('Frist hos direktoratet').first().fill(dates.money);
  await run.getByLabel('Frist hos institusjonen').first().fill(dates.place);
}

const themes = [
  'Tilpasset opplæring og inkluderende praksis',
  'Digitalisering',
  'Ledelse av læringsprosesser',
  'Praktiske og varierte arbeidsmåter',
  'God vurderingspraksis',
];

async function firstAutumn(run: ReturnType<Page['getByRole']>): Promise<string> {
  const all = await run.getByLabel('Semester').first().getByRole('option').allTextContents();
  return all.find((text) => /høst/i.test(text)) ?? '';
}
