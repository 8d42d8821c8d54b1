// A result card says what a teacher decides on, and says it as every other program is told.
import type { Locator, Page } from '@playwright/test';
import { press } from './keyboard';
import { day, expect, expectAccessible, expectNoSidewaysScroll, test } from './support';

/** An offer as other programs are told of it. */
interface Offer {
  title: string;
  institution: string;
  credits: number | null;
  stages: { from: number; to: number } | null;
  delivery: string[];
  gathering_days: number | null;
  places: string[];
  starts_on: string | null;
  semester: string | null;
  status: string | null;
  next_deadline: string | null;
  quality: { mean: number; low: number; high: number; n: number; beyond: string | null } | null;
}

const cards = (page: Page) => page.getByRole('region', { name: 'Treff' }).getByRole('article');

async function offers(page: Page, query: string): Promise<Offer[]> {
  const answer = await page.request.get(`/api/v1/offers?${query}`);
  return ((await answer.json()) as { items: Offer[] }).items;
}

/** The facts of a card by their names. */
async function facts(card: Locator): Promise<Record<string, string>> {
  const rows = await card.locator('dl > div').evaluateAll((rows) =>
    rows.map((row) => [row.querySelector('dt'), row.querySelector('dd')].map((part) => part?.textContent?.trim() ?? '')),
  );
  return Object.fromEntries(rows) as Record<string, string>;
}

const forms: Record<string, string> = { samlingsbasert: 'Samlingsbasert', nettbasert: 'Nettbasert', stedbasert: 'Stedbasert' };
const statuses: Record<string, string> = {
  planlagt: 'Planlagt',
  apen: 'Åpen for søknad',
  stengt: 'Søknadsfristen er ute',
  i_gang: 'I gang',
  avsluttet: 'Avsluttet',
  fulltegnet: 'Fulltegnet',
  ledige_plasser: 'Ledige plasser',
  tilbys_ikke: 'Tilbys ikke i år',
  avlyst: 'Avlyst',
  flyttet: 'Flyttet',
};

const comma = (n: number, digits = 0) => n.toFixed(digits).replace('.', ',');

function inWords(date: string): string {
  return new Date(`${date}T12:00:00Z`).toLocaleDateString('nb-NO', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `2027v` as people say it. */
const halfYear = (code: string) => `${code.endsWith('v') ? 'vår' : 'høst'} ${code.slice(0, 4)}`;

function daysTo(date: string): string {
  const n = Math.round((Date.parse(date) - Date.parse(day())) / 86_400_000);
  return n === 0 ? 'siste dag er i dag' : n === 1 ? '1 dag igjen' : `${n} dager igjen`;
}

function ratingOf({ quality: q }: Offer): string | undefined {
  if (q === null) {
    return undefined;
  }
  const mean = `${comma(q.mean, 1)} av 5`;
  const answers = `(${q.n} svar)`;
  if (q.beyond !== null) {
    return `${q.beyond === 'least' ? 'minst' : 'høyst'} ${mean} ${answers}`;
  }
  return `${mean}, trolig mellom ${comma(q.low, 1)} og ${comma(q.high, 1)} ${answers}`;
}

/** What a card must say of an offer; what is not known is not mentioned. */
function expected(offer: Offer): Record<string, string> {
  const { stages } = offer;
  const all: Record<string, string | null | undefined> = {
    Studiepoeng: offer.credits && comma(offer.credits, offer.credits % 1 === 0 ? 0 : 1),
    Trinn: stages && (stages.from === stages.to ? `${stages.from}` : `${stages.from}–${stages.to}`),
    Studieform: offer.delivery.map((form) => forms[form]).join(', '),
    'Hverdager borte fra skolen': offer.gathering_days ? `${offer.gathering_days}` : '',
    Sted: offer.places.join(', '),
    Oppstart: offer.starts_on ? inWords(offer.starts_on) : offer.semester && halfYear(offer.semester),
    'Deltakernes vurdering': ratingOf(offer),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value)) as Record<string, string>;
}

for (const [width, query] of [
  [1280, 'sorter=kvalitet&fag=matematikk&fag=engelsk'],
  [390, 'sorter=frist'],
  [390, 'status=fulltegnet&status=tilbys_ikke'],
] as const) {
  test(`every card tells what is known of its offer, on ${width} pixels: ${query}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/nb/tilbud?${query}`);
    const all = await offers(page, query);
    expect(all.length).toBeGreaterThan(2);
    await expect(cards(page)).toHaveCount(all.length);
    for (const [n, offer] of all.entries()) {
      const card = cards(page).nth(n);
      await expect(card.getByRole('heading').getByRole('link')).toHaveText(offer.title);
      await expect(card).toContainText(offer.institution);
      expect(await facts(card)).toEqual(expected(offer));
      await expect(card).toContainText(statuses[offer.status ?? '']);
      const deadline = card.locator('.deadline');
      if (offer.next_deadline === null) {
        await expect(deadline.filter({ hasText: 'igjen' })).toHaveCount(0);
      } else {
        await expect(deadline).toHaveText(`Søknadsfrist ${inWords(offer.next_deadline)}, ${daysTo(offer.next_deadline)}`);
      }
    }
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
}

test('a rating is read on from the card to the offer, and where too few answered that is said in its place', async ({ page }) => {
  const query = 'fag=matematikk&sorter=kvalitet';
  const all = await offers(page, query);
  const rated = all.findIndex((offer) => offer.quality !== null && offer.quality.beyond === null);
  const unrated = all.findIndex((offer) => offer.quality === null);
  expect(Math.min(rated, unrated)).toBeGreaterThanOrEqual(0);
  const results = page.locator('#kvalitet');

  await page.goto(`/nb/tilbud?${query}`);
  await press(page, cards(page).nth(rated).getByRole('heading').getByRole('link'));
  const quality = all[rated].quality;
  await expect(results).toContainText(`${comma(quality?.mean ?? 0, 1)} av 5`);
  await expect(results).toContainText(`${quality?.n} svar`);
  await expectAccessible(page);

  await page.goBack();
  await press(page, cards(page).nth(unrated).getByRole('heading').getByRole('link'));
  await expect(results).toContainText('for få svar');
  await expect(results).toContainText('Tall vises først når så mange har svart at ingen kan kjennes igjen.');
  await expect(results).not.toContainText('av 5');
  await expectAccessible(page);
});

test('what was asked for is marked in title and text, and everything on a card is reached by keyboard', async ({ page }) => {
  await page.goto('/nb/tilbud?q=lesing');
  const card = cards(page).first();
  await expect(card.locator('mark').first()).toContainText(/les/i);
  const title = card.getByRole('heading').getByRole('link');
  await press(page, card.getByRole('checkbox', { name: /^Sammenlign: / }), 'Space');
  await expect(card.getByRole('checkbox')).toBeChecked();
  await press(page, title);
  await expect(page).toHaveURL(/\/nb\/tilbud\/\d+$/);
});
