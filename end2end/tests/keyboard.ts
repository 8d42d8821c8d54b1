// The hands of somebody without a mouse: everything is reached with Tab, and what has the focus is seen.
import type { Locator, Page } from '@playwright/test';
import { expect, hasScript, test } from './support';

/** Presses Tab until this element has the focus, and sees that the focus is drawn. */
export async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 600; pressed++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      const isDrawn = await target.evaluate((element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      });
      expect(isDrawn, 'the focus is seen').toBe(true);
      return;
    }
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Goes there and presses a key, Enter if no other is said. */
export async function press(page: Page, target: Locator, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field and writes over what stands there. */
export async function write(page: Page, target: Locator, text: string) {
  await tabTo(page, target);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Sends a choice that has been made; with script it is followed as soon as it is made. */
export async function send(page: Page, button: string) {
  if (!hasScript(test.info())) {
    await press(page, page.getByRole('button', { name: button, exact: true }));
  }
}
