import { isDayOff } from './calendar';
import { withoutDiacritics, type Typing } from './contacts';
import { Random } from '../data/random';
import { fillSlot, onNextWorkingDay, type Scene } from './slots';
import { DAY_SECONDS } from '../data/wall-time';
import type { Gender } from '../words/people';

/** A sentence of a script in its final wording (the language is described in words/scripts.ts). */
export function wordScript(script: string, scene: Scene, speaker: Gender, addressee: Gender, variant: number): string {
  const random = new Random(scene.seed, 51, variant);
  return chooseWording(script, random)
    .replace(/<([^<>/]*)\/([^<>]*)>/g, (_, man: string, woman: string) => (speaker === 'm' ? man : woman))
    .replace(/«([^«»/]*)\/([^«»]*)»/g, (_, man: string, woman: string) => (addressee === 'm' ? man : woman))
    .replace(/([.!?]?)\{:\)\}/g, (_, mark: string) => mark + fillSlot(':)', scene) || '.')
    .replace(/\{([^{}]+)\}/g, (_, name: string) => fillSlot(name, scene))
    .replace('szt..', 'szt.');
}

/** Says "on Monday" for a tomorrow on which the office is closed. */
export function sayTomorrow(text: string, seconds: number): string {
  return isDayOff(seconds + DAY_SECONDS)
    ? text.replace(/(?<!\p{L})jutro(?!\p{L})( rano)?/gu, onNextWorkingDay(seconds))
    : text;
}

/** A text as a person types it who is in a hurry or has no Polish keyboard. */
export function typeAs(text: string, typing: Typing, random: Random): string {
  switch (typing) {
    case 'proper':
      return text;
    case 'noDiacritics':
      return withoutDiacritics(text);
    case 'lowerCase':
      return withoutDiacritics(lowerSentences(text)).replace(/[.,]$/, '');
    case 'hasty':
      return slip(
        lowerSentences(text)
          .replace(/, (?!\d)/g, ' ')
          .replace(/\.$/, ''),
        random,
      );
  }
}

function chooseWording(script: string, random: Random): string {
  let text = script;
  for (;;) {
    const next = text.replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, wordings: string) => random.pick(wordings.split('|')));
    if (next === text) return text;
    text = next;
  }
}

function lowerSentences(text: string): string {
  return text.replace(
    /(^|[.!?] )(\p{Lu})(?=\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toLowerCase(),
  );
}

/** Swaps two neighbouring letters in one longer word, as fingers do. */
function slip(text: string, random: Random): string {
  const words = [...text.matchAll(/(?<![\p{L}\d@./])\p{Ll}{6,}(?![\p{L}\d@./])/gu)];
  if (words.length === 0 || random.chance(0.5)) return text;
  const word = random.pick(words);
  const at = word.index + random.whole(1, word[0].length - 3);
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}
