import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import { projectRoot } from '../../../build/setup/places.mjs';

const axe = readFileSync(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    readonly axe?: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

/**
 * The rules of axe that ask for colours. Every other one reads names, roles and order, which are the same in every look, and
 * is asked in the first: together they take two thirds of the time.
 */
const ofColours: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** The window's two themes, and the system's own colours in place of them. */
const looks = [
  { colorScheme: 'light', forcedColors: 'none', rules: {} },
  { colorScheme: 'dark', forcedColors: 'none', rules: ofColours },
  { colorScheme: 'light', forcedColors: 'active', rules: ofColours },
] as const;

/** Has axe look at the window in every look that it has. AxeBuilder cannot: it opens a page of its own. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axe);
  for (const { rules, ...look } of looks) {
    await page.emulateMedia({ ...look, reducedMotion: 'reduce' });
    // Only what was found comes over: what is good is some hundred times as much.
    const found = await page.evaluate(async (chosen) => {
      const { violations } = (await window.axe?.run(document, { ...chosen, resultTypes: ['violations'] })) ?? {};
      return violations?.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }, rules);
    expect(found, `${screen}, ${look.colorScheme}, forced colours ${look.forcedColors}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}
