import { filtered } from './char-filter';
import { foldUnit, spellOut } from './fold-unit';

/** What a text is compared by with what a person typed: filtered, in small letters without marks, its spaces single. */
export function normalise(text: string): string {
  const plain = spellOut(filtered(text)).replaceAll(/\p{M}+/gu, '');
  let folded = '';
  for (let at = 0; at < plain.length; at += 1) folded += String.fromCharCode(foldUnit(plain.charCodeAt(at)));
  return folded.replaceAll(/\s+/g, ' ').trim();
}
