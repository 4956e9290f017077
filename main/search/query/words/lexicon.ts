import { fold } from '../../analysis/fold';
import type { TypedWord } from './typed-words';

/** Words by what they stand for, found in any letter case, with or without their Polish letters. */
export class Lexicon<Value> {
  readonly #byFolded = new Map<string, { readonly form: string; readonly value: Value }[]>();

  /** Each row: forms with spaces between, in small letters, and what they stand for. */
  constructor(rows: readonly (readonly [forms: string, value: Value])[]) {
    for (const [forms, value] of rows) {
      for (const form of forms.split(' ')) {
        const folded = fold(form);
        this.#byFolded.set(folded, [...(this.#byFolded.get(folded) ?? []), { form, value }]);
      }
    }
  }

  find(word: TypedWord | undefined): Value | undefined {
    if (word === undefined) return undefined;
    return this.#byFolded.get(word.text)?.find(({ form }) => isSpelling(word.exact, form))?.value;
  }

  has(word: TypedWord | undefined): boolean {
    return this.find(word) !== undefined;
  }
}

/** Whether each letter is that of the form, or it without its mark: `mają` is not the genitive of `maj`. */
function isSpelling(exact: string, form: string): boolean {
  if (exact === form) return true;
  const folded = fold(form);
  for (let at = 0; at < form.length; at += 1) {
    const letter = exact.charAt(at);
    if (letter !== form.charAt(at) && letter !== folded.charAt(at)) return false;
  }
  return exact.length === form.length;
}

/** A row of words of which none stands for anything but itself. */
export function wordList(forms: string): Lexicon<true> {
  return new Lexicon([[forms, true]]);
}
