import type { SortName } from '../../../preload/search/named-sorts';
import { expect, type Locator, type Page } from '@playwright/test';
import { laidOut } from './sizes';
import type { ExportColumn } from '../../../preload/export/export-model';
import type { Language } from '../../../preload/model';
import { words } from '../../../preload/words/words';

/** What a person types in the first run. */
export interface Credentials {
  readonly account: string;
  readonly key: string;
}

/** First and last day, `YYYY-MM-DD`, both inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The window as a person meets it: by roles and names, in the language given.
 *
 * Landmarks: `banner` (search, export, settings), `complementary` "Filtry" and "Szczegóły zapisu", `main` (results),
 * `contentinfo` "Stan archiwum". Results: `grid` "Wyniki" with `aria-rowcount` = results + 1 heading, rows with
 * `aria-rowindex` from 2, each with a `checkbox`. Dialogs: `dialog` by title. First run: `main` "Pierwsze uruchomienie".
 *
 * What is on show may be of a moment ago: a value is never read once out of a window that still settles. Whatever acts on
 * rows waits for those that were asked for, and what is expected is waited for.
 */
export class KronikaWindow {
  readonly page: Page;
  readonly grid: Locator;
  readonly searchBox: Locator;
  readonly record: Locator;
  readonly filters: Locator;
  readonly statusBar: Locator;
  readonly firstRunPane: Locator;
  /** Where the list is, or what is said in place of it. */
  readonly #results: Locator;
  readonly #language: Language;
  readonly #t: ReturnType<typeof words>;

  constructor(page: Page, language: Language = 'pl') {
    this.page = page;
    this.#language = language;
    this.#t = words(language);
    this.grid = page.getByRole('grid', { name: this.#t('results.label') });
    this.searchBox = page.getByRole('combobox', { name: this.#t('search.label') });
    this.record = page.getByRole('complementary', { name: this.#t('record.label') });
    this.filters = page.getByRole('complementary', { name: this.#t('filters.title') });
    this.statusBar = page.getByRole('contentinfo', { name: this.#t('statusBar.label') });
    this.#results = page.locator('main .results > .body');
    this.firstRunPane = page.getByRole('main', { name: this.#t('firstRun.label') });
  }

  /** Goes through the first run to a download of the days given; the window is in use when it returns. */
  async firstRun(credentials: Credentials, days: Days): Promise<void> {
    await this.chooseLanguage();
    await this.page.getByRole('button', { name: this.#t('firstRun.own') }).click();
    await this.enterAccount(credentials);
    await this.choosePeriod(days);
  }

  /** Goes through the first run to the sample data. */
  async tryDemo(): Promise<void> {
    await this.chooseLanguage();
    await this.page.getByRole('button', { name: this.#t('firstRun.demo') }).click();
    await expect(this.grid).toBeVisible();
  }

  /** The first run's first step: the language of this page object. */
  async chooseLanguage(): Promise<void> {
    const name = this.#t(this.#language === 'pl' ? 'firstRun.polish' : 'firstRun.english');
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Account, key, tested connection, and where to keep the key when the system has no safe place. */
  async enterAccount({ account, key }: Credentials): Promise<void> {
    await this.page.getByRole('textbox', { name: this.#t('firstRun.accountTitle') }).fill(account);
    await this.page.keyboard.press('Enter');
    await this.page.getByLabel(this.#t('firstRun.keyLabel'), { exact: true }).fill(key);
    await this.page.getByRole('button', { name: this.#t('firstRun.test') }).click();
    const next = this.page.getByRole('button', { name: this.#t('actions.next') });
    await expect(this.page.getByRole('status').filter({ hasText: /\d/ })).toBeVisible();
    await next.click();
    const plain = this.page.getByRole('radio', { name: this.#t('firstRun.keepPlain') });
    const period = this.page.getByRole('radio', { name: this.#t('firstRun.custom') });
    await expect(plain.or(period)).toBeVisible();
    if (!(await plain.isVisible())) return;
    await plain.check();
    await next.click();
  }

  /** The first run's last step. */
  async choosePeriod({ from, to }: Days): Promise<void> {
    await this.page.getByRole('radio', { name: this.#t('firstRun.custom') }).check();
    await this.page.getByLabel(this.#t('firstRun.from')).fill(from);
    await this.page.getByLabel(this.#t('firstRun.to')).fill(to);
    await this.page.getByRole('button', { name: this.#t('firstRun.download') }).click();
  }

  /** Waits for the green "complete to …" of the status bar. */
  async waitUntilComplete(timeoutMs = 150_000): Promise<void> {
    const said = this.#t('statusBar.completeTo', { when: '' }).trim();
    await expect(this.statusBar.getByRole('button', { name: said })).toBeVisible({ timeout: timeoutMs });
  }

  /** Waits until what is on show answers what is asked: the rows are those of the search, or nothing was found. */
  async answered(): Promise<void> {
    await expect(this.#results).toHaveAttribute('aria-busy', 'false');
  }

  /** Types a search by keyboard, in place of the one before, and waits for its rows. */
  async search(text: string): Promise<void> {
    await this.page.keyboard.press('Control+f');
    await expect(this.searchBox).toBeFocused();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.type(text);
    await expect(this.searchBox).toHaveValue(text);
    // Towards the results: what was offered meanwhile makes room for them.
    await this.page.mouse.move(4, 4);
    await this.page.mouse.move(5, 5);
    await this.answered();
  }

  /** Waits until the results of what is asked are counted, and so many. */
  async expectCount(count: number): Promise<void> {
    await this.answered();
    if (count === 0) await expect(this.page.getByText(this.#t('empty.hitsTitle'))).toBeVisible();
    else await expect(this.grid).toHaveAttribute('aria-rowcount', String(count + 1));
  }

  /** A value in the filter pane by its name: "SMS-y", "przychodzące", "notatki"; it says its count after that. */
  filterBox(name: string): Locator {
    return this.filters.getByRole('checkbox', { name: new RegExp(`^${name}(: |$)`) });
  }

  async showFilters(): Promise<void> {
    await expect(this.searchBox).toBeVisible();
    // How wide the window is decides whether they are there.
    await laidOut(this.page);
    if (!(await this.filters.isVisible())) await this.page.keyboard.press('Control+b');
    await expect(this.filters).toBeVisible();
  }

  /** Ticks or unticks a value in the filter pane, and opens the pane for it. */
  async filterBy(name: string, isOn = true): Promise<void> {
    await this.showFilters();
    await this.filterBox(name).setChecked(isOn);
  }

  /** The bars over time: a slider that says the bar the keyboard is on. */
  bars(): Locator {
    return this.page.getByRole('slider', { name: this.#t('timeBars.label') });
  }

  /** What the search was understood as, and which filters are set, as the line above the bars says it. */
  async expectUnderstood(...chips: readonly (string | RegExp)[]): Promise<void> {
    const said = this.page.getByRole('list', { name: this.#t('terms.label') }).getByRole('listitem');
    await expect(said).toHaveText(chips, { useInnerText: true });
  }

  /** The switch "Dokładne litery". */
  exactLetters(): Locator {
    return this.page.getByRole('switch', { name: this.#t('terms.exactLetters') });
  }

  /** Puts the results in an order, by the menu. */
  async sortBy(order: SortName): Promise<void> {
    await this.page.getByRole('combobox', { name: this.#t('sort.label') }).selectOption(order);
  }

  /** The cells of a column in sight, by its place. */
  cells(column: number): Locator {
    return this.rows().locator(`[role="gridcell"]:nth-child(${column})`);
  }

  /** One of the ways out of an empty result: "Usuń słowo", "Szukaj słów". */
  wayOut(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name });
  }

  /** The loaded rows in sight, without the headings. */
  rows(): Locator {
    return this.grid.getByRole('rowgroup').getByRole('row');
  }

  /** The row at a position of the results, from 0; it must be in sight. */
  row(position: number): Locator {
    return this.grid.locator(`[role="row"][aria-rowindex="${position + 2}"]`);
  }

  /** Opens a row by mouse and waits for its record. */
  async openRow(position: number): Promise<void> {
    await this.answered();
    await this.row(position).click();
    await this.expectOpen(position);
  }

  /** Waits until the record of a row is the one that is read. */
  async expectOpen(position: number): Promise<void> {
    await expect(this.row(position)).toHaveClass(/(^| )open( |$)/);
    await expect(this.record).toHaveAttribute('aria-busy', 'false');
    await expect(this.record.getByRole('heading').first()).toBeVisible();
  }

  /** Waits until the keyboard is on a row, and that one is loaded. */
  async expectActive(position: number): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-activedescendant', new RegExp(`-${String(position)}$`));
    await expect(this.row(position)).toHaveAttribute('aria-busy', 'false');
  }

  /** The row that the keyboard is on, once every key has been answered and it is loaded. */
  async activeRow(): Promise<Locator> {
    await this.answered();
    await expect(this.grid).toHaveAttribute('aria-busy', 'false');
    const row = this.page.locator(`[id="${(await this.grid.getAttribute('aria-activedescendant')) ?? ''}"]`);
    await expect(row).toHaveAttribute('aria-busy', 'false');
    return row;
  }

  /** Ticks the rows at these positions. */
  async selectRows(...positions: readonly number[]): Promise<void> {
    await this.answered();
    for (const position of positions) await this.row(position).getByRole('checkbox').click();
  }

  /** Selects every result, by keyboard. */
  async selectAll(): Promise<void> {
    await this.grid.focus();
    await this.page.keyboard.press('Control+a');
  }

  /** Waits until so many are said to be selected, "Zaznaczono 3"; none where nothing is. */
  async expectSelected(count: number): Promise<void> {
    const said = this.page.getByText(
      new RegExp(`^${this.#t('results.selected', { count: 7 }).replace('7', '[\\d\\s,]+')}$`),
    );
    await expect(said).toHaveText(count === 0 ? [] : [this.#t('results.selected', { count })]);
  }

  /** Opens the export by keyboard, with its first rows worked out. */
  async openExport(): Promise<Locator> {
    await this.page.keyboard.press('Control+e');
    const dialog = this.dialog(this.#t('export.title'));
    const preview = dialog.getByRole('region', { name: this.#t('export.preview') });
    await expect(preview).toHaveAttribute('aria-busy', 'false');
    return dialog;
  }

  /** Opens the export, takes these columns (or those that are ticked), and saves a CSV. The file dialog is the test's. */
  async export(columns?: readonly ExportColumn[]): Promise<void> {
    const dialog = await this.openExport();
    await dialog.getByRole('combobox', { name: this.#t('export.format') }).selectOption('csv');
    if (columns !== undefined) {
      await dialog.getByRole('button', { name: this.#t('export.columnSets.none'), exact: true }).click();
      for (const column of columns) {
        await dialog.getByRole('checkbox', { name: this.#t(`columns.${column}`), exact: true }).check();
      }
    }
    await dialog.getByRole('button', { name: this.#t('export.save') }).click();
  }

  /** Waits until the export says so many rows were saved, and closes its dialog. */
  async expectExported(count: number): Promise<void> {
    const dialog = this.dialog(this.#t('export.title'));
    await expect(dialog.getByText(this.#t('export.done', { count }), { exact: true })).toBeVisible();
    await this.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }

  /** Opens the settings by keyboard. */
  async openSettings(): Promise<Locator> {
    // A window that is not there yet hears no key.
    await expect(this.statusBar).toBeVisible();
    await this.page.keyboard.press('Control+,');
    const dialog = this.dialog(this.#t('settings.title'));
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Opens the list of what is missing. */
  async openGaps(): Promise<Locator> {
    await this.statusBar.getByRole('button').first().click();
    const dialog = this.dialog(this.#t('gaps.title'));
    await expect(dialog).toBeVisible();
    return dialog;
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** The failure on show, if any: what happened, and what to do. */
  failure(): Locator {
    return this.page.getByRole('alert', { name: this.#t('failurePanel.label') });
  }
}
