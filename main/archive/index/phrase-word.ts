import { isSignWord } from '../../search/analysis/tokens';

/** In front of a sign's code point; nobody writes it. */
const inSign = '\ue001';

/** A folded word as FTS5 knows it: to its tokenizer signs (`👍`) are no words, so they are spelled with letters that are. */
export function phraseWord(word: string): string {
  return isSignWord(word) ? inSign + (word.codePointAt(0) ?? 0).toString(16).padStart(6, '0') : word;
}
