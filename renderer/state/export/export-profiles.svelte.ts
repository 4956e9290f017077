import type { Archive } from '../../archive';
import type { ExportChoices, ExportSettings, ProfileChoice } from '../../../preload/export/export-model';
import type { Language } from '../../../preload/model';
import { settingsOfProfile } from './export-settings';

const nothingYet: ExportChoices = { folder: null, last: null, own: [] };

/** The person's own profiles, and what was exported last; kept by the main side. */
export class ExportProfiles {
  readonly #archive: Archive;
  #choices = $state.raw<ExportChoices>(nothingYet);

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  get names(): readonly string[] {
    return this.#choices.own.map(({ name }) => name);
  }

  get last(): ExportChoices['last'] {
    return this.#choices.last;
  }

  /** Null for what no profile says. */
  settingsOf(profile: ProfileChoice, language: Language): ExportSettings | null {
    return settingsOfProfile(profile, this.#choices, language);
  }

  async read(): Promise<void> {
    this.#choices = await this.#archive.ask('readExportChoices', {});
  }

  async save(name: string, settings: ExportSettings): Promise<void> {
    this.#choices = await this.#archive.ask('saveExportProfile', { name, settings });
  }

  async rename(name: string, newName: string): Promise<void> {
    this.#choices = await this.#archive.ask('renameExportProfile', { name, newName });
  }

  async delete(name: string): Promise<void> {
    this.#choices = await this.#archive.ask('deleteExportProfile', { name });
  }
}
