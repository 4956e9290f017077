import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { projectRoot } from '../../build/setup/places.mjs';
import { launch } from './launch';
import { KronikaWindow } from './window';

/** Pictures of the window, made by `npm run screenshots` and looked at before they are committed. */
const folder = join(projectRoot, 'docs', 'screenshots');

test('the window with its sample data', async () => {
  const { window, close } = await launch();
  const kronika = new KronikaWindow(window);
  await kronika.tryDemo();
  await kronika.waitUntilComplete();
  await kronika.expectCount(10_000);
  await window.getByRole('button', { name: 'Zamknij' }).click();
  await kronika.search('faktur');
  await expect(kronika.grid.locator('mark').first()).toBeVisible();
  await kronika.openRow(2);
  await window.mouse.move(640, 40);
  await window.screenshot({ path: join(folder, 'demo.png') });
  await close();
});
