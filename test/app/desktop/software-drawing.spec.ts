import { expect, test, type Locator } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

const downloaded = downloadOnce(() => startOffice(50), officeDays);
let started: Started;

test.afterEach(() => started.close());

test('drawing without the graphics card is chosen in the settings and kept for the next start', async () => {
  const kept = (): unknown => {
    const settings = JSON.parse(readFileSync(join(downloaded.dataDir, 'settings.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    return settings['drawsBySoftware'];
  };
  const openSwitch = async (): Promise<Locator> => {
    const settings = await new KronikaWindow(started.window).openSettings();
    return settings.getByRole('checkbox', { name: 'Rysuj okno bez karty graficznej' });
  };

  started = await launch({ dataDir: downloaded.dataDir });
  const first = await openSwitch();
  await expect(first).not.toBeChecked();
  await expect(first).toHaveAccessibleDescription(/po ponownym uruchomieniu Kroniki/);
  await first.click();
  await expect(first).toBeChecked();
  await expect.poll(kept).toBe(true);
  await started.close();

  started = await launch({ dataDir: downloaded.dataDir });
  const second = await openSwitch();
  await expect(second).toBeChecked();
  await second.click();
  await expect.poll(kept).toBe(false);
});
