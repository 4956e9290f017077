import type { Archive } from '../../archive';
import {
  builtInProfiles,
  builtInSettings,
  choose,
  columnsOf,
  usualColumns,
  type CsvStyle,
  type ExportColumn,
  type ExportFormat,
  type ExportRows,
  type ExportSettings,
  type PersonsReplaced,
  type ProfileChoice,
} from '../../../preload/export/export-model';
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

/** The export as it is being chosen: a profile, and what was changed of it. */
export class ExportDraft {
  readonly #language: () => Language;
  readonly profiles: ExportProfiles;
  #profile = $state.raw<ProfileChoice>({ kind: 'builtIn', name: 'workbook' });
  #base = $state.raw<Omit<ExportSettings, 'columns'>>(builtInSettings('workbook', 'pl'));
  #columns = $state.raw<readonly ListedColumn[]>([]);

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

  constructor(archive: Archive, language: () => Language) {
    this.#language = language;
    this.profiles = new ExportProfiles(archive);
  }

  get profile(): ProfileChoice {
    return this.#profile;
  }

  /** Every column there is, in the order of the file, those that are off among them. */
  get columns(): readonly ListedColumn[] {
    return this.#columns;
  }

  /** What was exported last is chosen again, else a workbook. */
  begin(): void {
    const { last } = this.profiles;
    if (last === null) this.takeProfile({ kind: 'builtIn', name: 'workbook' });
    else this.#take(last.profile, last.settings);
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

  takeOwnMarks(ownMarks: boolean): void {
    this.#base = { ...this.#base, ownMarks };
  }

  /** Null: everybody as the archive has them. */
  takePersons(persons: PersonsReplaced | null): void {
    this.#base = { ...this.#base, persons: persons ?? undefined };
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

  #take(profile: ProfileChoice, { columns, ...base }: ExportSettings): void {
    this.#profile = profile;
    this.#base = base;
    this.#columns = listColumns(base.rows, columns);
  }
}
