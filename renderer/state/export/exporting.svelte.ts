import type { Archive } from '../../archive';
import type { Failure } from '../../../preload/failure';
import { failureOf } from '../../../preload/failure';
import {
  builtInProfiles,
  builtInSettings,
  choose,
  columnsOf,
  usualColumns,
  type CsvStyle,
  type ExportColumn,
  type ExportFormat,
  type ExportPreview,
  type ExportQuestion,
  type ExportReport,
  type ExportRows,
  type ExportSettings,
  type ProfileChoice,
} from '../../../preload/export-model';
import type { Language } from '../../../preload/model';
import { words } from '../../../preload/words/words';
import { ExportProfiles } from './export-profiles.svelte';
import {
  chosenColumns,
  isSameExport,
  listColumns,
  moveColumn,
  relistColumns,
  type ListedColumn,
} from './export-settings';

/** What is exported; the settings is chosen here. */
export type ExportSource = Omit<ExportQuestion, 'settings'>;

/** A change is looked at after so long a pause: ticking several columns asks once. A download needs the computer more. */
const previewAfterMs = 120;
const previewWhileDownloadingMs = 400;

/** The export as chosen in its dialog, its first rows, and how it went. */
export class Exporting {
  readonly #archive: Archive;
  readonly #language: () => Language;
  readonly #done: (report: ExportReport) => void;
  readonly profiles: ExportProfiles;
  #profile = $state.raw<ProfileChoice>({ kind: 'builtIn', name: 'workbook' });
  #base = $state.raw<Omit<ExportSettings, 'columns'>>(builtInSettings('workbook', 'pl'));
  #columns = $state.raw<readonly ListedColumn[]>([]);
  #isReady = $state(false);
  #preview = $state.raw<ExportPreview | null>(null);
  #previewFailure = $state.raw<Failure | null>(null);
  #isLooking = $state(false);
  #progress = $state.raw<{ readonly rows: number; readonly total: number } | null>(null);
  #running = $state.raw<AbortController | null>(null);
  #wasCancelled = $state(false);
  #report = $state.raw<ExportReport | null>(null);
  #failure = $state.raw<Failure | null>(null);

  readonly settings = $derived<ExportSettings>({ ...this.#base, columns: chosenColumns(this.#columns) });
  /** True when nothing could be written: a table needs a column. */
  readonly isEmpty = $derived(this.#base.format !== 'jsonl' && this.settings.columns.length === 0);
  /** True when notes are joined in one cell, and could have a row each. */
  readonly joinsNotes = $derived(
    this.#base.rows === 'records' && this.settings.columns.some(({ column }) => column === 'notes'),
  );
  /** True when the profile says something else than what is chosen now. */
  readonly isChanged = $derived.by(() => {
    const kept = this.profiles.settingsOf(this.#profile, this.#language());
    return kept !== null && !isSameExport(kept, this.settings);
  });

  /** `done` is told of every file that was written. */
  constructor(archive: Archive, language: () => Language, done: (report: ExportReport) => void) {
    this.#archive = archive;
    this.#language = language;
    this.#done = done;
    this.profiles = new ExportProfiles(archive);
  }

  get profile(): ProfileChoice {
    return this.#profile;
  }

  /** Every column there is, in the order of the file, those that are off among them. */
  get columns(): readonly ListedColumn[] {
    return this.#columns;
  }

  /** False until the profiles are known. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** The one before stays until the next has come. */
  get preview(): ExportPreview | null {
    return this.#preview;
  }

  get previewFailure(): Failure | null {
    return this.#previewFailure;
  }

  /** True while the first rows are being worked out. */
  get isLooking(): boolean {
    return this.#isLooking;
  }

  get progress(): { readonly rows: number; readonly total: number } | null {
    return this.#progress;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  get wasCancelled(): boolean {
    return this.#wasCancelled;
  }

  get report(): ExportReport | null {
    return this.#report;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The dialog was opened: what was before is over, unless it still runs; what was chosen last is chosen again. */
  async begin(): Promise<void> {
    if (this.isRunning) return;
    this.again();
    this.#preview = null;
    this.#isReady = false;
    try {
      await this.profiles.read();
    } catch (thrown) {
      this.#failure = failureOf(thrown);
    }
    const { last } = this.profiles;
    if (last === null) this.takeProfile({ kind: 'builtIn', name: 'workbook' });
    else this.#take(last.profile, last.settings);
    this.#isReady = true;
  }

  /** Back to the choices, after a file was written or not. */
  again(): void {
    this.#report = null;
    this.#failure = null;
    this.#progress = null;
    this.#wasCancelled = false;
  }

  takeProfile(profile: ProfileChoice): void {
    const settings = this.profiles.settingsOf(profile, this.#language());
    if (settings !== null) this.#take(profile, settings);
  }

  /** Keeps what is chosen now under a name, and goes on with it. */
  async saveProfile(name: string): Promise<void> {
    await this.profiles.save(name, this.settings);
    this.#profile = { kind: 'own', name };
  }

  async renameProfile(name: string, newName: string): Promise<void> {
    await this.profiles.rename(name, newName);
    this.#profile = { kind: 'own', name: newName };
  }

  /** What it said stays chosen; the returned function brings it back. */
  async deleteProfile(name: string): Promise<() => Promise<void>> {
    const settings = this.profiles.settingsOf({ kind: 'own', name }, this.#language()) ?? this.settings;
    await this.profiles.delete(name);
    this.#profile = { kind: 'byHand' };
    return async () => {
      await this.profiles.save(name, settings);
      this.#take({ kind: 'own', name }, settings);
    };
  }

  /** Another format of the same; a built-in profile of which nothing was changed gives way to the one of that format. */
  takeFormat(format: ExportFormat): void {
    const isAsBuilt = this.#profile.kind === 'builtIn' && !this.isChanged;
    this.#base = { ...this.#base, format };
    if (!isAsBuilt) return;
    const same = builtInProfiles.find((name) => isSameExport(builtInSettings(name, this.#language()), this.settings));
    this.#profile = same === undefined ? { kind: 'byHand' } : { kind: 'builtIn', name: same };
  }

  takeWords(language: ExportSettings['words']): void {
    this.#base = { ...this.#base, words: language };
  }

  styleBy(change: Partial<CsvStyle>): void {
    this.#base = { ...this.#base, style: { ...this.#base.style, ...change } };
  }

  takeRows(rows: ExportRows): void {
    this.#base = { ...this.#base, rows };
    this.#columns = relistColumns(this.#columns, rows);
  }

  /** All columns, the usual ones or none, with their usual titles and in their usual order. */
  takeColumns(set: 'all' | 'usual' | 'none'): void {
    const { rows } = this.#base;
    const all = columnsOf(rows);
    const sets = { all, usual: usualColumns[rows], none: [] };
    const on: readonly ExportColumn[] = sets[set];
    this.#columns = listColumns(rows, choose(all)).map((each) => ({ ...each, isOn: on.includes(each.column) }));
  }

  toggleColumn(column: ExportColumn): void {
    this.#columns = this.#columns.map((each) => (each.column === column ? { ...each, isOn: !each.isOn } : each));
  }

  /** `null` or nothing but spaces: the usual title. */
  nameColumn(column: ExportColumn, title: string): void {
    const named = title.trim() === '' ? null : title.trim();
    this.#columns = this.#columns.map((each) => (each.column === column ? { ...each, title: named } : each));
  }

  /** As it stands in the file where the person gave no other. */
  usualTitleOf(column: ExportColumn): string {
    const language = this.#base.words;
    return language === 'keys' ? column : words(language)(`columns.${column}`);
  }

  moveColumn(from: number, to: number): void {
    this.#columns = moveColumn(this.#columns, from, to);
  }

  /** Works out the first rows, after a pause; the returned function gives it up. */
  look(source: ExportSource, isDownloading: boolean): () => void {
    const { settings } = this;
    const asked = new AbortController();
    const pauseMs = isDownloading ? previewWhileDownloadingMs : previewAfterMs;
    const timer = setTimeout(() => void this.#look({ ...source, settings }, asked.signal), pauseMs);
    this.#isLooking = true;
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }

  progressed(progress: { readonly rows: number; readonly total: number }): void {
    if (this.isRunning) this.#progress = progress;
  }

  /**
   * Asks where to, and writes; nothing happens when the person changed their mind. Texts that Excel would cut or break up end it
   * with `cellsTooLong`; agreed to, they go where they were to go.
   */
  async run(source: ExportSource, takesLongTexts = false): Promise<void> {
    if (this.isRunning || this.isEmpty) return;
    this.again();
    const running = new AbortController();
    this.#running = running;
    try {
      const question = { ...source, settings: this.settings, profile: this.#profile, takesLongTexts };
      const report = await this.#archive.ask('exportRows', question, running.signal);
      this.#report = report;
      if (report !== null) this.#done(report);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind === 'cancelled') this.#wasCancelled = true;
      else this.#failure = failure;
    } finally {
      this.#running = null;
    }
  }

  /** Stops the running export; no file is left. */
  cancel(): void {
    this.#running?.abort();
  }

  #take(profile: ProfileChoice, { columns, ...base }: ExportSettings): void {
    this.#profile = profile;
    this.#base = base;
    this.#columns = listColumns(base.rows, columns);
  }

  async #look(question: ExportQuestion, signal: AbortSignal): Promise<void> {
    try {
      const preview = await this.#archive.ask('previewExport', question, signal);
      if (signal.aborted) return;
      this.#preview = preview;
      this.#previewFailure = null;
    } catch (thrown) {
      if (signal.aborted) return;
      this.#preview = null;
      this.#previewFailure = failureOf(thrown);
    }
    this.#isLooking = false;
  }
}
