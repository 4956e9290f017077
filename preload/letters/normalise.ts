import { filtered } from './char-filter';
import { foldUnit, spellOut } from './fold-unit';

/** What a text is compared by with what a person typed: filtered, in small letters without marks, its spaces single. */
export function normalise(text: string): string {
  const plain = spellOut(filtered(text)).replaceAll(/\p{M}+/gu, '');
  let folded = '';
  for (let at = 0; at < plain.length; at += 1) folded += String.fromCharCode(foldUnit(plain.charCodeAt(at)));
  return /^\s|\s\s|[^\S ]|\s$/.test(folded) ? folded.replaceAll(/\s+/g, ' ').trim() : folded;
}

/** Whether a text says nothing at all: spaces, and what is not seen. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}
