import type { CellCounts } from '../../../preload/export/export-model';

/** As many different characters are named; more would name nothing. */
const maxNamed = 40;

/** The longest text in a cell of Excel (Microsoft, Excel specifications and limits). */
export const maxCellLength = 32_767;

/** Counts what became of texts on their way into cells. */
export class CellCounter {
  #guarded = 0;
  #kept = 0;
  #replaced = 0;
  #tooLong = 0;
  readonly #characters = new Set<string>();

  took(precaution: 'kept' | 'guarded' | null): void {
    if (precaution === 'guarded') this.#guarded += 1;
    else if (precaution === 'kept') this.#kept += 1;
  }

  replaced(characters: readonly string[]): void {
    if (characters.length === 0) return;
    this.#replaced += 1;
    for (const character of characters) if (this.#characters.size < maxNamed) this.#characters.add(character);
  }

  measured(length: number): void {
    if (length > maxCellLength) this.#tooLong += 1;
  }

  get counts(): CellCounts {
    return {
      guarded: this.#guarded,
      kept: this.#kept,
      replaced: this.#replaced,
      replacedCharacters: [...this.#characters],
      tooLong: this.#tooLong,
    };
  }
}
