// Journey 2, outside the browser: a letter leaves the house, signed, through a mail server that is not ours,
// and somebody else's program finds the signature good.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { SMTPServer } from 'smtp-server';

import { OwnSite } from './own-site';
import { day, expect, people, test } from './support';

const own = new OwnSite(1);
const site = own.url;
const folder = mkdtempSync(join(tmpdir(), 'videre-letters-'));
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const letters: string[] = [];
let puttingOff = 1;

const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => {
    const busy = puttingOff-- > 0 && Object.assign(new Error('Greylisted, try again'), { responseCode: 450 });
    done(busy || null);
  },
  onData: (stream, _session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      letters.push(Buffer.concat(parts).toString('utf8'));
      done();
    });
  },
});

test.beforeAll(async () => {
  await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
  const { port: smtp } = post.server.address() as AddressInfo;
  const key = join(folder, 'dkim.pem');
  writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  await own.open({
    VIDERE_MAIL: `smtp://127.0.0.1:${smtp}`,
    VIDERE_MAIL_FROM: 'Videre <ikke-svar@videre.example>',
    VIDERE_DKIM_KEY: key,
    VIDERE_DKIM_SELECTOR: 'host26',
  });
});

test.afterAll(async () => {
  await own.close();
  await new Promise<void>((closed) => post.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

test('a letter put off by the receiver arrives a little later, with a signature that holds', async ({ page }) => {
  await page.goto(`${site}/nb/logg-inn`);
  await page.getByRole('button', { name: people.reviewer }).click();
  await page.goto(`${site}/nb/meg`);
  const email = (await page.getByRole('definition').filter({ hasText: '@' }).textContent()) ?? '';
  await page.context().clearCookies();
  await page.goto(`${site}/nb/logg-inn`);
  await page.getByLabel('E-postadresse').fill(email);
  await page.getByRole('button', { name: 'Send lenke' }).click();
  await expect(page.getByText('En lenke er på vei')).toBeVisible();
  await expect.poll(() => letters.length, { timeout: 30_000 }).toBe(1);
  expect(puttingOff).toBeLessThan(0);

  expect(await verified(letters[0])).toEqual(['pass']);
  expect(await verified(letters[0].replace('Videre', 'Vldere'))).not.toEqual(['pass']);
  // What is signed as absent cannot be put in on the way.
  const added = `List-Unsubscribe: <https://elsewhere.example/>\r\n${letters[0]}`;
  expect(await verified(added)).not.toEqual(['pass']);
});

test("a survey's letter carries the way out in two headers, and the signature covers both", async ({ page }) => {
  await page.goto(`${site}/nb/logg-inn`);
  await page.getByRole('button', { name: people.editor }).click();
  await page.goto(`${site}/nb/institusjon/undersokelser`);
  const row = page.getByRole('row').filter({ hasText: 'Spesialpedagogikk 1' }).filter({ hasText: '2026–27' });
  await row.getByText('Planlegg undersøkelse').click();
  await row.getByLabel('Åpner').fill(day());
  await row.getByLabel('Lukker').fill(day(14));
  await row.getByRole('button', { name: 'Planlegg', exact: true }).click();
  await page.getByLabel('Eller lim inn listen').fill('navn;e-post\nPer Dahl;per.dahl@skole.example');
  const before = letters.length;
  await page.getByRole('button', { name: 'Legg til deltakerne' }).click();
  await expect.poll(() => letters.length, { timeout: 30_000 }).toBe(before + 1);
  const sent = letters[before];
  const way = /^List-Unsubscribe: <(.*)>\r$/m.exec(sent);
  const post = /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/m;
  expect(way?.[1]).toContain('/nb/svar-stopp/');
  expect(sent).toMatch(post);
  expect(await verified(sent)).toEqual(['pass']);
  expect(await verified(sent.replace(post, ''))).not.toEqual(['pass']);
  expect(await verified(sent.replace('/svar-stopp/', '/svar-stop/'))).not.toEqual(['pass']);

  // One click, as a mail program makes it: no cookie, no page.
  const stop = new URL(way?.[1] ?? '').pathname;
  for (let i = 0; i < 2; i++) {
    const answer = await fetch(site + stop, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(answer.status).toBe(200);
  }
  expect((await fetch(`${site}/nb/svar-stopp/1-1-00`, { method: 'POST' })).status).toBe(404);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'Per Dahl' })).toContainText('Vil ikke ha flere brev');
});

/** What somebody else's program says of a letter's signatures. */
const verified = async (letter: string) => {
  const published = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  const resolver = async (name: string, kind: string) => {
    expect([name, kind]).toEqual(['host26._domainkey.videre.example', 'TXT']);
    return [[published]];
  };
  const { results } = await dkimVerify(Buffer.from(letter), { resolver });
  return results.map((result) => result.status.result);
};
