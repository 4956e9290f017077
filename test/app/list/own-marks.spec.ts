import { expect, test, type Locator } from '@playwright/test';
import { words } from '../../../preload/words/words';
import { downloadOnce } from '../driver/downloaded';
import { launch, type Started } from '../driver/launch';
import { officeDays, startOffice } from '../driver/office';
import { KronikaWindow } from '../driver/window';

const t = words('pl');
const downloaded = downloadOnce(() => startOffice(60), officeDays);
let started: Started;
let kronika: KronikaWindow;

test.beforeEach(async () => {
  started = await launch({ dataDir: downloaded.dataDir });
  kronika = new KronikaWindow(started.window);
  await kronika.expectCount(60);
});

test.afterEach(() => started.close());

const starOf = (row: Locator): Locator => row.getByRole('button', { name: t('ownMarks.flags.star') });
const dotOf = (row: Locator): Locator => row.getByRole('img', { name: t('ownMarks.is.unread') });
const isPressed = { pressed: true } as const;

test('stars are given by key and by mouse, found by a filter and by words, and are there after a restart', async () => {
  const { window } = started;
  await kronika.openRow(1);
  await window.keyboard.press('s');
  await expect(starOf(kronika.row(1))).toHaveAttribute('aria-pressed', 'true');
  await expect(kronika.record.getByRole('button', { name: t('ownMarks.flags.star'), ...isPressed })).toBeVisible();
  await kronika.row(4).hover();
  await starOf(kronika.row(4)).click();
  await expect(starOf(kronika.row(4))).toHaveAttribute('aria-pressed', 'true');
  // A click on the star is no click on the row.
  await kronika.expectOpen(1);
  await kronika.search('z gwiazdką');
  await kronika.expectCount(2);
  await started.close();
  started = await launch({ dataDir: downloaded.dataDir });
  kronika = new KronikaWindow(started.window);
  await kronika.search('gwiazdka:tak');
  await kronika.expectCount(2);
  await kronika.search('');
  await kronika.filterBy(t('ownMarks.kinds.star'));
  await kronika.expectCount(2);
  await starOf(kronika.row(0)).click();
  await kronika.expectCount(1);
  // The row of a moment ago may still be drawn, without its star: a click on that would give it back.
  await expect(starOf(kronika.row(0))).toHaveAttribute('aria-pressed', 'true');
  await starOf(kronika.row(0)).click();
  await kronika.expectCount(0);
});

test('several ticked rows are marked at once, with a way back', async () => {
  const { window } = started;
  await kronika.selectRows(0, 2, 3);
  await window.keyboard.press('w');
  await expect(window.getByText(t('ownMarks.set.clarify', { count: 3 }))).toBeVisible();
  await kronika.filterBy(t('ownMarks.kinds.clarify'));
  await kronika.expectCount(3);
  await kronika.grid.focus();
  // The filter was set last.
  await window.keyboard.press('Control+z');
  await kronika.expectCount(60);
  await window.keyboard.press('Control+z');
  await kronika.filterBy(t('ownMarks.kinds.clarify'));
  await kronika.expectCount(0);
});

test('what is unread looks so, is counted, and stays in the list of unread ones while it is read there', async () => {
  const { window } = started;
  await kronika.openRow(5);
  await kronika.row(2).click({ modifiers: ['Control'] });
  await kronika.row(3).click({ modifiers: ['Control'] });
  await window.keyboard.press('u');
  await expect(dotOf(kronika.row(2))).toBeVisible();
  await expect(dotOf(kronika.row(3))).toBeVisible();
  await kronika.grid.press('Escape');
  await kronika.showFilters();
  const said = (count: number): string =>
    t('filters.value', { value: t('ownMarks.unreadList'), results: t('results.count', { count }) });
  await kronika.filters.getByRole('button', { name: said(2), exact: true }).click();
  await kronika.expectCount(2);
  await kronika.openRow(0);
  await expect(dotOf(kronika.row(0))).toBeHidden();
  await expect(dotOf(kronika.row(1))).toBeVisible();
  await kronika.expectCount(2);
  await kronika.search('');
  await kronika.filters.getByRole('button', { name: t('filters.clear') }).click();
  await kronika.expectCount(60);
  await expect(kronika.filters.getByRole('button', { name: said(1), exact: true })).toBeVisible();
  await expect(dotOf(kronika.row(3))).toBeVisible();
  await kronika.filters.getByRole('button', { name: t('ownMarks.unreadMore') }).click();
  await window.getByRole('menuitem', { name: t('ownMarks.readAll') }).click();
  await expect(window.getByText(t('ownMarks.unset.unread', { count: 1 }))).toBeVisible();
  await expect(dotOf(kronika.row(3))).toBeHidden();
  await expect(kronika.filters.getByRole('button', { name: said(0), exact: true })).toBeVisible();
});

test('a remark is written, found, changed, removed and brought back, with who wrote it', async () => {
  const { window } = started;
  const remarks = kronika.record.getByRole('region', { name: t('ownMarks.remarks') });
  const field = remarks.getByRole('textbox', { name: t('ownMarks.remarkText') });
  await kronika.openRow(3);
  await window.keyboard.press('r');
  await expect(field).toBeFocused();
  // Letters that are typed are no keys of the window.
  await window.keyboard.type('Sprawdzić ustalenia z');
  await window.keyboard.press('Enter');
  await window.keyboard.type('Grzegorzem, ks/2026/77');
  // It waits for its record.
  await kronika.openRow(6);
  await expect(field).toBeHidden();
  await kronika.openRow(3);
  await field.click();
  await window.keyboard.press('Escape');
  await expect(remarks.getByText(t('ownMarks.unsaved'))).toBeVisible();
  await window.keyboard.press('Escape');
  await field.press('Control+Enter');
  await expect(field).toBeHidden();
  await expect(remarks.getByText('Grzegorzem, ks/2026/77')).toBeVisible();
  await kronika.search('uwaga:grzegorzem ks/2026/77');
  await kronika.expectCount(1);
  await expect(kronika.row(0)).toContainText(t('results.metIn.remark'));
  await kronika.openRow(0);
  await expect(remarks.locator('mark').first()).toHaveText('Grzegorzem');
  await remarks.getByRole('button', { name: t('ownMarks.changeRemark') }).click();
  await expect(field).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await remarks.getByRole('button', { name: t('ownMarks.removeRemark') }).click();
  await kronika.expectCount(0);
  await window.getByRole('button', { name: t('ownMarks.putBack') }).click();
  await kronika.expectCount(1);
  await kronika.search('-uwaga:');
  await kronika.expectCount(59);
});

test('a remark is signed as its author wants it, and stands with the other marks in the history', async () => {
  const { window } = started;
  const settings = await kronika.openSettings();
  await settings.getByRole('textbox', { name: t('settings.remarkAuthor') }).fill('Anna Żak');
  await window.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await kronika.openRow(3);
  await window.keyboard.press('s');
  await window.keyboard.press('r');
  await window.keyboard.type('Oddzwonić');
  await window.keyboard.press('Control+Enter');
  const remarks = kronika.record.getByRole('region', { name: t('ownMarks.remarks') });
  await expect(remarks).toContainText('Anna Żak');
  await window.keyboard.press('t');
  const entry = window.getByRole('main', { name: t('timeline.label') }).locator('article[aria-current="true"]');
  await expect(entry.getByRole('img', { name: t('ownMarks.is.star') })).toBeVisible();
  await expect(entry.getByRole('img', { name: t('ownMarks.is.remark') })).toHaveAttribute('title', /: Oddzwonić$/);
});
