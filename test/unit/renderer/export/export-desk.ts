import type { Archive } from '../../../../renderer/archive';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import type { ExportChoices, ExportReport, ExportSettings } from '../../../../preload/export/export-model';

export const report: ExportReport = {
  path: '/tmp/a.csv',
  sheetPath: '/tmp/a.html',
  records: 2,
  rows: 2,
  recordsWithoutRow: 0,
  rewriting: null,
  inWords: [],
  sheets: 1,
  sizeBytes: 10,
  sha256: '',
  counts: { guarded: 0, kept: 0, replaced: 0, replacedCharacters: [], tooLong: 0 },
  gaps: [],
  missingDays: [],
  notesOwed: 0,
  unreadable: { count: 0, dayUnknown: 0 },
};

/** The main side's memory of exports, and how it answers to one. */
export class ExportDesk implements Archive {
  choices: ExportChoices = { folder: null, last: null, own: [] };
  write: (signal: AbortSignal | undefined) => Promise<ExportReport | null> = () => Promise.resolve(report);

  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<AnswerOf<Name>> {
    return Promise.resolve(this.#answer(name, input, signal)) as Promise<AnswerOf<Name>>;
  }

  subscribe(): () => void {
    return () => undefined;
  }

  #answer(name: QuestionName, input: unknown, signal: AbortSignal | undefined): unknown {
    if (name === 'exportRows') return this.write(signal);
    const { own } = this.choices;
    const asked = input as { readonly name: string; readonly newName: string; readonly settings: ExportSettings };
    const others = own.filter((profile) => profile.name !== asked.name);
    if (name === 'saveExportProfile') this.#keep([...others, { name: asked.name, settings: asked.settings }]);
    if (name === 'deleteExportProfile') this.#keep(others);
    return this.choices;
  }

  #keep(own: ExportChoices['own']): void {
    this.choices = { ...this.choices, own };
  }
}
