import { expect, type Locator, type Page } from '@playwright/test';

/** What a colour of the system is in a page, as a style says it. */
export function systemColor(
  page: Page,
  name: 'Canvas' | 'CanvasText' | 'Highlight' | 'HighlightText',
): Promise<string> {
  return page.evaluate((keyword) => {
    const probe = document.createElement('span');
    probe.style.color = keyword;
    probe.style.forcedColorAdjust = 'none';
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);
}

/** What of places is seen, as pictures, with neither pointer nor keyboard on them. */
export async function pictures(page: Page, ...places: readonly Locator[]): Promise<string[]> {
  await page.mouse.move(2, 400);
  const taken: string[] = [];
  for (const place of places) taken.push((await place.screenshot({ animations: 'disabled' })).toString('base64'));
  return taken;
}

/** Waits until no two of the places look alike. */
export async function expectUnlike(page: Page, ...places: readonly Locator[]): Promise<void> {
  await expect.poll(async () => new Set(await pictures(page, ...places)).size).toBe(places.length);
}
