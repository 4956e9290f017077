import { expect, type ElectronApplication, type Page } from '@playwright/test';

/** Width and height of the window's page, before it is enlarged. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Waits until the window is laid out as it is now: what observes sizes hears of one in the frame that draws it. */
export async function laidOut(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    await frame();
    await frame();
  });
}

/** Gives the page a size, and waits until it is laid out in it. */
export async function sizePage(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  await expect.poll(() => page.evaluate(() => ({ width: innerWidth, height: innerHeight }))).toEqual(size);
  await laidOut(page);
}

/** Gives the window itself a size and enlarges what is in it, and waits until that is laid out. */
export async function sizeWindow(app: ElectronApplication, page: Page, size: Size, zoom = 1): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, { width, height, factor }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(width, height);
      window?.webContents.setZoomFactor(factor);
    },
    { ...size, factor: zoom },
  );
  const seen = { width: size.width / zoom, height: size.height / zoom };
  await expect.poll(() => page.evaluate(() => ({ width: innerWidth, height: innerHeight }))).toEqual(seen);
  await laidOut(page);
}
