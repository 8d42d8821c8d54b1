// Every page of the site: nothing axe can find, no id used twice, no scrolling sideways on a phone.
// What the browser itself complains of (scripts, content policy) fails a test in `support`.
import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  expectUniqueIds,
  signIn,
  test,
  type Who,
} from './support';

const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

/** A page and the status it is answered with. */
type Visit = [path: string, status?: number];

async function look(page: Page, [path, status = 200]: Visit) {
  await test.step(path, async () => {
    await page.setViewportSize(wide);
    const answer = await page.goto(path);
    expect.soft(answer?.status(), path).toBe(status);
    await softly(() => expectAccessible(page));
    await softly(() => expectUniqueIds(page));
    await page.setViewportSize(phone);
    await softly(() => expectNoSidewaysScroll(page));
    await softly(() => expectAccessible(page));
  });
}

/** One page's fault does not hide the next page's. */
async function softly(check: () => Promise<void>) {
  const fault = await check().then(() => '', (error: Error) => error.message);
  expect.soft(fault).toBe('');
}

async function lookAtAll(page: Page, visits: Visit[]) {
  for (const visit of visits) {
    await look(page, visit);
  }
}

/** The first address on a page that looks like this. */
async function firstHref(page: Page, on: string, pattern: RegExp): Promise<string> {
  await page.goto(on);
  const links = page.getByRole('main').locator('a[href]');
  const all = await links.evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''));
  const found = all.find((href) => pattern.test(href));
  expect(found, `${pattern} on ${on}`).toBeDefined();
  return found ?? '';
}

test('pages that everybody sees', async ({ page }) => {
  await lookAtAll(page, [
    ['/nb/'],
    ['/nb/tilbud'],
    ['/nb/tilbud?q=matematikk&fag=matematikk&sorter=frist'],
    ['/nb/tilbud?q=qqqqxyz'],
    ['/nb/tilbud?fag=finnes-ikke&side=x'],
    ['/nb/sammenlign'],
    ['/nb/kompetanse'],
    ['/nb/kompetanse?trinn=8-10&fag=norsk&stp=30'],
    ['/nb/foringer'],
    ['/nb/personvern'],
    ['/nb/tilgjengelighet'],
    ['/nb/slik-regnes-tallene'],
    ['/nb/maskingrensesnitt'],
    ['/dev/mail'],
  ]);
});

test('an offer, its earlier text, and offers side by side', async ({ page }) => {
  const offer = await firstHref(page, '/nb/tilbud?sorter=frist', /^\/nb\/tilbud\/\d+$/);
  const older = await firstHref(page, offer, /\?ar=/);
  const ids = await page.request.get('/api/v1/offers?sorter=tittel').then(async (answer) => {
    const { items } = (await answer.json()) as { items: { id: number }[] };
    return items.slice(0, 6).map((item) => `tilbud=${item.id}`);
  });
  await lookAtAll(page, [
    [offer],
    [older],
    [`/nb/sammenlign?${ids.slice(0, 2).join('&')}`],
    [`/nb/sammenlign?${ids.join('&')}&bare_ulikt=1`],
  ]);
});

test('pages that say no', async ({ page }) => {
  await lookAtAll(page, [
    ['/nb/finnes-ikke', 404],
    ['/nb/tilbud/999999', 404],
    ['/nb/svar/dette-er-ingen-nokkel', 404],
    ['/nb/svar-takk'],
    ['/nb/logg-inn'],
    ['/nb/logg-inn/dette-er-ingen-nokkel'],
  ]);
  await signIn(page, 'teacher');
  await look(page, ['/nb/meg']);
  await look(page, ['/nn/meg/lagret']);
  await look(page, ['/nb/avmeld/dette-er-ingen-nokkel', 404]);
  await look(page, ['/nb/direktorat', 403]);
});

test('pages of an institution', async ({ page }) => {
  await signIn(page, 'otherEditor');
  const drafts = '/nb/institusjon?tilstand=draft';
  const published = '/nb/institusjon?tilstand=published';
  const returned = '/nb/institusjon?tilstand=returned';
  const version = /^\/nb\/institusjon\/tilbud\/\d+$/;
  await lookAtAll(page, [
    ['/nb/institusjon'],
    [await firstHref(page, drafts, version)],
    [await firstHref(page, returned, version)],
    [await firstHref(page, published, version)],
    ['/nb/institusjon/vedtak'],
    ['/nb/institusjon/import'],
    ['/nb/institusjon/undersokelser'],
    [await firstHref(page, '/nb/institusjon/undersokelser', /undersokelser\/\d+$/)],
    ['/nb/resultater'],
    [await firstHref(page, '/nb/resultater', /^\/nb\/resultater\/\d+$/)],
    ['/nb/meg'],
  ]);
});

test('what an institution’s pages tell of runs, people, keys and changes', async ({ page }) => {
  await signIn(page, 'editor');
  const live = await firstHref(page, '/nb/institusjon?tilstand=published', /^\/nb\/institusjon\/tilbud\/\d+$/);
  await lookAtAll(page, [[`${live}/gjennomforinger`], [`${live}/forhandsvis`], [`${live}/endre`]]);
  await signIn(page, 'institutionAdmin');
  await lookAtAll(page, [
    ['/nb/institusjon/folk'],
    ['/nb/institusjon/endringer'],
    ['/nb/institusjon/endringer?hendelse=offer_saved'],
    ['/nb/institusjon/nokler'],
  ]);
  await signIn(page, 'administrator');
  await lookAtAll(page, [['/nb/direktorat/endringer'], ['/nn/direktorat/endringer?hendelse=case_assigned']]);
});

test('a submission that was refused', async ({ page }) => {
  await signIn(page, 'otherEditor');
  await page.goto(await firstHref(page, '/nb/institusjon?tilstand=draft', /^\/nb\/institusjon\/tilbud\/\d+$/));
  // Whatever the draft holds, this is no number.
  await page.getByLabel('Studiepoeng').first().fill('x');
  await page.getByRole('button', { name: 'Send til kontroll' }).click();
  await expect(page.getByRole('alert')).toContainText('Noe må rettes');
  await softly(() => expectAccessible(page));
  await softly(() => expectUniqueIds(page));
  await page.setViewportSize(phone);
  await softly(() => expectNoSidewaysScroll(page));
});

test('pages of the directorate', async ({ page }) => {
  await signIn(page, 'reviewer');
  const cases = await page.getByRole('link').evaluateAll((links) =>
    links.map((a) => a.getAttribute('href') ?? '').filter((href) => /\/saker\/\d+$/.test(href)),
  );
  const decided = await firstHref(page, '/nb/direktorat?hylle=avgjorte', /\/saker\/\d+$/);
  await lookAtAll(page, [
    ['/nb/direktorat'],
    ['/nb/direktorat?hylle=klager'],
    ['/nb/direktorat?hylle=avgjorte&q=ingenting-slikt'],
    ['/nb/direktorat/synonymer'],
    ['/nb/direktorat/foringer'],
    ['/nb/direktorat/formuleringer'],
    ['/nb/direktorat/bilde'],
    ['/nb/direktorat/bilde?rader=fylke&kolonner=form'],
    ['/nb/direktorat/prioriteringer'],
    ['/nb/direktorat/malform'],
    [cases[0]],
    [cases[cases.length - 1]],
    [decided],
    [decided.replace('/direktorat/saker/', '/vedtak/')],
  ]);
  await signIn(page, 'analyst');
  await lookAtAll(page, [
    ['/nb/resultater'],
    ['/nb/resultater?etter=institusjon'],
    ['/nb/resultater?etter=tema'],
    ['/nb/resultater?etter=fag&bare=norsk'],
    ['/nb/resultater/fag-og-tema'],
    ['/nb/resultater/fag-og-tema?kolonner=ar&omrade=index:2&fag=norsk'],
    ['/nb/resultater/visninger'],
    [await firstHref(page, '/nb/resultater', /^\/nb\/resultater\/serie\/\d+$/)],
    ['/nb/oppfolging'],
    ['/nb/oppfolging?tilstand=avsluttet&over_frist=ja'],
    [await firstHref(page, '/nb/oppfolging', /^\/nb\/oppfolging\/\d+$/)],
    [(await firstHref(page, '/nb/resultater', /^\/nb\/resultater\/\d+$/)).replace('/resultater/', '/oppfolging/ny?undersokelse=')],
    [await firstHref(page, '/nb/resultater', /^\/nb\/resultater\/\d+$/)],
  ]);
});

test('people of the directorate', async ({ page }) => {
  await signIn(page, 'administrator');
  await lookAtAll(page, [['/nb/direktorat/folk'], ['/nn/direktorat/folk'], ['/en/direktorat/folk']]);
});

const inNynorsk: [Who, string[]][] = [
  ['editor', ['/nn/', '/nn/tilbud?q=norsk', '/nn/personvern', '/nn/institusjon', '/nn/institusjon/undersokelser', '/nn/oppfolging']],
  ['reviewer', ['/nn/direktorat', '/nn/direktorat/bilde', '/nn/foringer', '/en/', '/se/']],
];

for (const [who, paths] of inNynorsk) {
  test(`other languages, as the ${who} sees them`, async ({ page }) => {
    await signIn(page, who);
    await lookAtAll(page, paths.map((path) => [path]));
  });
}
