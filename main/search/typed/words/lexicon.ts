import { fold } from '../../analysis/fold';
import { isSpaced, type TypedWord } from './typed-words';

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

/** Several words that stand for one thing, each in one of its forms. */
interface Phrase<Value> {
  readonly words: readonly Lexicon<true>[];
  /** Where a dash is before a word in place of a space: `sms-y`. */
  readonly dashed: readonly boolean[];
  readonly value: Value;
}

/** Phrases by what they stand for, found as a lexicon finds words. */
export class PhraseBook<Value> {
  readonly #byFirst = new Map<string, Phrase<Value>[]>();

  /** Each row: words with spaces between, forms of one with `/` between, `-` before one that a dash joins. */
  constructor(rows: readonly (readonly [phrase: string, value: Value])[]) {
    for (const [written, value] of rows) {
      const words = written.split(' ');
      const forms = words.map((word) => word.replace(/^-/, '').split('/'));
      const phrase: Phrase<Value> = {
        words: forms.map((each) => wordList(each.join(' '))),
        dashed: words.map((word) => word.startsWith('-')),
        value,
      };
      for (const first of new Set(forms[0]?.map(fold))) {
        this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), phrase]);
      }
    }
  }

  /** The longest that begins with a word, with the index after it. */
  find(words: readonly TypedWord[], at: number): { readonly next: number; readonly value: Value } | null {
    let best: { next: number; value: Value } | null = null;
    for (const phrase of this.#byFirst.get(words[at]?.text ?? '') ?? []) {
      const next = at + phrase.words.length;
      if (next > (best?.next ?? 0) && isAt(phrase, words, at)) best = { next, value: phrase.value };
    }
    return best;
  }
}

function isAt({ words, dashed }: Phrase<unknown>, typed: readonly TypedWord[], at: number): boolean {
  return words.every((forms, index) => {
    const isJoined = dashed[index] === true ? typed[at + index]?.before === '-' : isSpaced(typed, at + index);
    return (index === 0 || isJoined) && forms.has(typed[at + index]);
  });
}
