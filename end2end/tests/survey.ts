// A participants' survey as an institution plans it and a participant answers it.
import type { Page } from '@playwright/test';
import { expect } from './support';

/** Answers the survey on the page, part by part where the page is in parts, and sends it. */
export async function answer(page: Page, text: string) {
  const next = page.getByRole('button', { name: 'Neste' });
  for (;;) {
    // Each scale's next-best grade, and the first of every other kind of choice.
    for (const question of await page.getByRole('main').locator('fieldset fieldset').all()) {
      if (await question.isVisible()) {
        const choices = question.getByRole('radio').or(question.getByRole('checkbox'));
        const n = await choices.count();
        await choices.nth(n > 5 ? 3 : 0).check();
      }
    }
    if (!(await next.isVisible())) {
      break;
    }
    await next.click();
  }
  await page.getByRole('main').getByRole('textbox').first().fill(text);
  await page.getByRole('button', { name: 'Send svaret' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Takk for svaret');
}
