// A window of 1280 pixels at 400 %: 320 pixels wide. Nobody scrolls sideways to work, and nothing is cut off.
import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support';

test.use({ viewport: { width: 320, height: 256 } });

async function look(page: Page, path: string) {
  await test.step(path, async () => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    // Every field and button lies within the window's width, but for what stands in a table of its own to scroll.
    const beyond = await page.evaluate(() => {
      const inside = (element: Element) => element.closest('[role="region"][tabindex="0"]') !== null;
      return [...document.querySelectorAll('main input:not([type="hidden"]), main select, main textarea, main button')]
        .filter((element) => !inside(element) && element.checkVisibility())
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 1 && box.right > document.documentElement.clientWidth + 1;
        })
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(beyond, path).toEqual([]);
  });
}

async function firstHref(page: Page, on: string, pattern: RegExp): Promise<string> {
  await page.goto(on);
  const all = await page.locator('main a[href]').evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''));
  const found = all.find((href) => pattern.test(href));
  expect(found, `${pattern} on ${on}`).toBeDefined();
  return found ?? '';
}

test('the institution’s pages at 400 %', async ({ page }) => {
  await signIn(page, 'otherEditor');
  const version = /^\/nb\/institusjon\/tilbud\/\d+$/;
  await look(page, '/nb/institusjon');
  await look(page, await firstHref(page, '/nb/institusjon?tilstand=draft', version));
  await look(page, `${await firstHref(page, '/nb/institusjon?tilstand=published', version)}/endre`);
  await look(page, '/nb/institusjon/import');
});

test('an import with its rows at 400 %', async ({ page }) => {
  await signIn(page, 'editor');
  await page.goto('/nb/institusjon/import');
  const rows = 'Emnekode;Tittel;Stp\r\nSMAL1;Smalt tilbud;15\r\nSMAL2;Et tilbud til;femten\r\n';
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'f.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.getByRole('button', { name: 'Les filen' }).click();
  await look(page, new URL(page.url()).pathname);
  await page.getByRole('button', { name: 'Prøv importen' }).click();
  await look(page, new URL(page.url()).pathname);
  await page.getByRole('button', { name: 'Forkast importen' }).click();
});

test('the directorate’s pages at 400 %', async ({ page }) => {
  await signIn(page, 'reviewer');
  await look(page, '/nb/direktorat');
  await look(page, await firstHref(page, '/nb/direktorat', /\/saker\/\d+$/));
  await look(page, '/nb/direktorat/bilde');
});
