import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { words } from '../../../preload/words/words';
import { expectAccessible } from '../driver/axe';
import { launch } from '../driver/launch';
import { temporaryDataDir } from '../driver/temporary-data-dir';
import { KronikaWindow } from '../driver/window';

const t = words('pl');

/** The window that something opens. */
async function opened(app: ElectronApplication, by: () => Promise<void>): Promise<Page> {
  const [help] = await Promise.all([app.waitForEvent('window'), by()]);
  await expect(help.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  return help;
}

const title = (help: Page) => help.getByRole('main').getByRole('heading', { level: 1 });
const contents = (help: Page) => help.getByRole('navigation', { name: t('help.contents') });

test('F1 and the button open the help beside the window, at what is on show; it is read by keys alone', async () => {
  const { app, window, close } = await launch();
  const kronika = new KronikaWindow(window);
  await kronika.chooseLanguage();
  // In the first run already.
  const help = await opened(app, () => window.keyboard.press('F1'));
  await expect(title(help)).toHaveText('Klucz i adres w CRM');
  await kronika.page.getByRole('button', { name: t('firstRun.demo') }).click();
  await kronika.waitUntilComplete();
  await kronika.openExport();
  await window.keyboard.press('F1');
  await expect(title(help)).toHaveText('Eksport do Excela');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toBeHidden();
  await kronika.grid.focus();
  await window.keyboard.press('?');
  await expect(window.getByRole('dialog')).toBeVisible();
  await window.keyboard.press('F1');
  await expect(title(help)).toHaveText('Skróty klawiszowe');
  await window.keyboard.press('Escape');

  // Searched by keys: without marks, in another form.
  await help.keyboard.press('Control+f');
  await help.keyboard.type('przywrocic kopie');
  await expect(contents(help).getByRole('link').first()).toContainText('Kopia zapasowa');
  await expect(help.getByRole('status')).toHaveText(/^\d+ miejs/);
  await expectAccessible(help, 'hits of the help');
  await help.keyboard.press('ArrowDown');
  await expect(contents(help).getByRole('link').first()).toBeFocused();
  await help.keyboard.press('Enter');
  await expect(title(help)).toHaveText('Kopia zapasowa');
  await expect(help.getByRole('heading', { level: 2, name: 'Przywrócić kopię' })).toBeFocused();
  await expect(help.getByRole('heading', { level: 2, name: 'Przywrócić kopię' })).toBeInViewport();
  await expect(help.getByRole('main').locator('mark').first()).toBeVisible();
  await help.keyboard.press('Escape');
  await expect(help.locator('mark')).toHaveCount(0);
  await expect(contents(help).getByRole('link', { name: 'Przywrócić kopię' })).toHaveAttribute(
    'aria-current',
    'location',
  );

  // A link of a text leads to a heading of another page; back and forward.
  await help.getByRole('main').getByRole('link', { name: 'gdzie on jest' }).press('Enter');
  await expect(help.getByRole('heading', { level: 2, name: 'Gdzie leżą dane' })).toBeFocused();
  await expect(help.getByRole('heading', { level: 2, name: 'Gdzie leżą dane' })).toBeInViewport();
  await expectAccessible(help, 'a page of the help');
  await help.keyboard.press('Alt+ArrowLeft');
  await expect(title(help)).toHaveText('Kopia zapasowa');
  await help.keyboard.press('Alt+ArrowRight');
  await expect(title(help)).toHaveText('Prywatność');

  // It speaks the language of the window, and stays where it is.
  await window.keyboard.press('Control+,');
  await window
    .getByRole('button', { name: 'English' })
    .or(window.getByRole('radio', { name: 'English' }))
    .click();
  await expect(title(help)).toHaveText('Privacy');
  const closed = help.waitForEvent('close');
  // The page is gone before the key comes up.
  await help.keyboard.press('Control+w').catch(() => {});
  await closed;
  await expect.poll(() => app.windows().length).toBe(1);
  await close();
});

test('the help is left with the window, and begins where it was; a hint of it is shown once', async () => {
  const folder = temporaryDataDir();
  const dataDir = folder.path;
  let started = await launch({ dataDir });
  let kronika = new KronikaWindow(started.window);
  await kronika.tryDemo();
  const hint = (): ReturnType<Page['getByText']> => started.window.getByText(t('help.firstHint'));
  await expect(hint()).toBeVisible();
  await kronika.waitUntilComplete();
  const help = await opened(started.app, () =>
    started.window
      .getByRole('banner')
      .getByRole('button', { name: t('help.open'), exact: true })
      .click(),
  );
  await expect(hint()).toBeHidden();
  await expect(title(help)).toHaveText('Pomoc');
  await contents(help).getByRole('link', { name: 'Przeniesienie na nowy komputer' }).click();
  await expect(title(help)).toHaveText('Przeniesienie na nowy komputer');
  await started.close();

  started = await launch({ dataDir });
  kronika = new KronikaWindow(started.window);
  await kronika.waitUntilComplete();
  await expect(hint()).toBeHidden();
  const again = await opened(started.app, () => started.window.keyboard.press('F1'));
  await expect(title(again)).toHaveText('Przeniesienie na nowy komputer');
  // The program ends with its window, whatever stands beside it.
  const ended = started.app.waitForEvent('close');
  await started.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().includes('index.html'))
      ?.close();
  });
  await ended;
  folder.remove();
});

test('the help reaches no archive and no settings, and follows the colours of the window', async () => {
  const { app, window, close } = await launch();
  const kronika = new KronikaWindow(window);
  await kronika.tryDemo();
  await kronika.waitUntilComplete();
  const help = await opened(app, () => window.keyboard.press('F1'));
  const asked = await help.evaluate(async () => {
    const [setup, status, memory] = [
      await self.kronika.ask('readSetup', {}),
      await self.kronika.ask('readStatus', {}),
      await self.kronika.ask('readMemory', {}),
    ];
    return { setup: setup.ok, status: status.ok, parts: memory.ok ? Object.keys(memory.value.parts) : null };
  });
  expect(asked).toEqual({ setup: false, status: false, parts: ['help'] });
  await kronika.openSettings();
  await window.getByRole('radio', { name: t('looks.themes.contrast') }).check();
  await expect(help.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await close();
});

test('a failure leads to its entry', async () => {
  const { app, window, close } = await launch();
  const kronika = new KronikaWindow(window);
  await kronika.chooseLanguage();
  await window.getByRole('button', { name: t('firstRun.own') }).click();
  await window.getByRole('textbox', { name: t('firstRun.accountTitle') }).fill('http://127.0.0.1:9');
  await window.keyboard.press('Enter');
  await window.getByLabel(t('firstRun.keyLabel'), { exact: true }).fill('a-key');
  await window.getByRole('button', { name: t('firstRun.test') }).click();
  const failure = window.getByRole('alert', { name: t('failurePanel.label') });
  await expect(failure).toBeVisible();
  const help = await opened(app, () => failure.getByRole('button', { name: t('help.more') }).click());
  await expect(title(help)).toHaveText('Komunikaty Kroniki');
  const entry = help.getByRole('heading', { level: 3, name: 'Brak połączenia z CRM' });
  await expect(entry).toBeFocused();
  await expect(entry).toBeInViewport();
  // In a narrow window the contents come over the page when they are wanted.
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().includes('help.html'))
      ?.setContentSize(380, 420);
  });
  await expect(contents(help)).toBeHidden();
  await help.getByRole('button', { name: t('help.contents') }).click();
  await contents(help).getByRole('link', { name: 'Wyszukiwanie', exact: true }).click();
  await expect(title(help)).toHaveText('Wyszukiwanie');
  await expect(contents(help)).toBeHidden();
  const isCut = await help.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isCut).toBe(false);
  await expectAccessible(help, 'the help in a narrow window');
  await close();
});
