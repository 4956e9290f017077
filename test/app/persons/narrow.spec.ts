import { expect, test, type Locator } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadRecordsOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { personDays, personRecords } from '../driver/persons';
import { sizeWindow } from '../driver/sizes';
import { KronikaWindow } from '../driver/window';
import type { Language } from '../../../preload/model';
import { words } from '../../../preload/words/words';

const downloaded = downloadRecordsOnce(personRecords, personDays);

/** The smallest window there is, and a usual one at 200 %. */
const sizes = [
  [{ width: 760, height: 480 }, 1],
  [{ width: 1280, height: 800 }, 2],
] as const;

async function choose({ app }: Started, id: string): Promise<void> {
  await app.evaluate(({ Menu }, one) => {
    Menu.getApplicationMenu()?.getMenuItemById(one)?.click();
  }, id);
}

/** What of a dialog stands out of it, or out of what holds it, to the side. */
async function expectWhole({ app, window }: Started, dialog: Locator, name: string): Promise<void> {
  for (const [size, zoom] of sizes) {
    await sizeWindow(app, window, size, zoom);
    const outside = await dialog.evaluate((root) => {
      const { left, right } = root.getBoundingClientRect();
      return [...root.querySelectorAll<HTMLElement>('button, input, select, p, h3, .body')]
        .filter((each) => each.checkVisibility() && !each.closest('.unseen'))
        .filter((each) => {
          const box = each.getBoundingClientRect();
          return (
            box.left < left - 1 || box.right > right + 1 || (each.matches('.body') && each.scrollWidth > box.width)
          );
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 100));
    });
    expect(outside, `${name}, ${String(size.width)} at ${String(zoom)}`).toEqual([]);
  }
}

async function open(language: Language): Promise<Started> {
  const settings = join(downloaded.dataDir, 'settings.json');
  const kept = JSON.parse(readFileSync(settings, 'utf8')) as Readonly<Record<string, unknown>>;
  writeFileSync(settings, JSON.stringify({ ...kept, language }));
  const started = await launch({ dataDir: downloaded.dataDir });
  await new KronikaWindow(started.window, language).expectCount(personRecords.length);
  return started;
}

for (const language of ['pl', 'en'] as const) {
  test(`what is done for a person stays whole in a narrow window, in ${language}`, async () => {
    const t = words(language);
    const started = await open(language);
    const { app, window } = started;
    const dialog = window.getByRole('dialog');
    await choose(started, 'person');
    // What is typed before it is there is typed into the search box.
    await expect(dialog.locator('input:focus')).toBeVisible();
    await window.keyboard.type('Anna Wójcik');
    await window.keyboard.press('Enter');
    await expect(dialog.getByRole('radio').first()).toBeVisible();
    await expectWhole(started, dialog, 'person');
    // What was decided is read in a line or two, and not a word a line.
    await sizeWindow(app, window, { width: 760, height: 480 });
    const decided = dialog.getByText(t('personWindow.decided', { taken: 0, left: 0, open: 1 }));
    expect((await decided.boundingBox())!.height).toBeLessThan(45);
    await dialog.getByRole('button', { name: t('packet.open') }).click();
    await expect(dialog.getByText(t('packet.preview'), { exact: true })).toBeVisible();
    await expectWhole(started, dialog, 'packet');
    await window.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    await choose(started, 'retention');
    await dialog.getByRole('button', { name: t('keeping.window.add') }).click();
    await expectWhole(started, dialog, 'retention');
    // The way to strike a rule out stands beside it.
    await sizeWindow(app, window, { width: 760, height: 480 });
    const line = dialog.getByRole('list').getByRole('listitem').first();
    const top = async (part: Locator): Promise<number> => (await part.boundingBox())!.y;
    const [kind, remove] = [line.getByRole('combobox').first(), line.getByRole('button')];
    expect(Math.abs((await top(kind)) - (await top(remove)))).toBeLessThan(12);
    await window.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    await choose(started, 'holds');
    await expect(dialog.getByText(t('keeping.holding.none'))).toBeVisible();
    await expectWhole(started, dialog, 'holds');
    await window.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await choose(started, 'register');
    await expect(dialog.getByText(t('register.soundShort'))).toBeVisible();
    await expectWhole(started, dialog, 'register');
    await started.close();
  });
}
