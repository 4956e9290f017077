import { expect, test, type Page } from '@playwright/test';
import { launch } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { laidOut } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';

declare global {
  interface Window {
    /** What moved without being scrolled, as the browser's own measure of layout shift tells it. */
    shifts: string[];
  }
}

/** From now on the window writes down everything that moves by itself, also right after a key press. */
async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.shifts = [];
    const nameOf = (node: Node | null): string =>
      node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : (node?.nodeName ?? 'gone');
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { sources } = entry as unknown as {
          readonly sources: readonly {
            readonly node: Node | null;
            readonly previousRect: DOMRect;
            readonly currentRect: DOMRect;
          }[];
        };
        // A row that shows another record has other words in it; the row itself must stay where it is.
        const moved = sources.filter(({ node }) => {
          const element = node instanceof Element ? node : (node?.parentElement ?? null);
          return element?.closest('[role="gridcell"]') == null;
        });
        if (moved.length === 0) continue;
        const said = moved.map(({ node, previousRect: was, currentRect: is }) =>
          [nameOf(node), was.x, was.y, was.width, was.height, 'to', is.x, is.y, is.width, is.height].join(' '),
        );
        window.shifts.push(said.join('; '));
      }
    }).observe({ type: 'layout-shift', buffered: false });
  });
}

function shiftsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => window.shifts);
}

test('nothing moves by itself while somebody types and a download runs', async () => {
  const server = await startOffice(1200);
  server.setFaults([{ kind: 'slow', delayMs: 30 }]);
  const { window, close } = await launch();
  const kronika = new KronikaWindow(window);
  await kronika.firstRun({ account: server.baseUrl, key: server.key }, officeDays);
  await expect(kronika.rows().first()).toBeVisible();
  await kronika.showFilters();
  // What has just been opened is filled once.
  await expect(kronika.filterBox('SMS-y')).toBeVisible();
  await laidOut(window);
  await watchShifts(window);

  await expect.poll(() => server.requests.notes).toBeGreaterThan(20);
  expect(await shiftsOf(window), 'while a download runs').toEqual([]);
  await window.keyboard.press('Control+f');
  for (const text of ['faktura', 'jan 600', '"po terminie" -zapł', 'brontozaur']) {
    await window.keyboard.press('Control+a');
    await window.keyboard.type(text, { delay: 40 });
    await expect(kronika.searchBox).toHaveValue(text);
    await kronika.answered();
    await laidOut(window);
    expect(await shiftsOf(window), `typing ${text}`).toEqual([]);
  }
  await window.keyboard.press('Control+a');
  await window.keyboard.press('Delete');
  server.setFaults([]);
  await kronika.waitUntilComplete();
  await kronika.expectCount(1200);
  expect(await shiftsOf(window), 'to the end of the download').toEqual([]);
  await close();
  await server.close();
});
