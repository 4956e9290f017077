export type PasswordStrength = 'veryWeak' | 'weak' | 'fair' | 'strong';

/** What programs that guess passwords try first, and what this one would be called by. */
const guessedFirst =
  /has[lł]o|password|passwd|qwert[yz]|asdf|zxcv|kronika|telecube|admin|wiosna|lato|jesie[nń]|zima|monitor|polska|firma|biuro|kopia|backup|(?:19|20)\d\d|123+4*5*6*7*8*9*0*|abc+d*/giu;

/** How many signs there are of each sort. */
const sorts: readonly (readonly [RegExp, number])[] = [
  [/\p{Ll}/u, 26],
  [/\p{Lu}/u, 26],
  [/\p{Nd}/u, 10],
  [/[^\p{L}\p{Nd}]/u, 20],
  [/[^\p{ASCII}]/u, 20],
];

/** So many guesses, as powers of two, are enough for each. */
const enough: readonly (readonly [number, PasswordStrength])[] = [
  [75, 'strong'],
  [55, 'fair'],
  [35, 'weak'],
];

/** What a letter is worth that follows another one. */
const bitsInWord = 3;

/** How hard a password is to guess: by its length and signs, less what is repeated and what everybody tries first. */
export function strengthOf(password: string): PasswordStrength {
  // What is guessed first is worth about as much as one sign.
  const rest = password.replaceAll(guessedFirst, '~').replaceAll(/(.)\1+/gu, '$1');
  const signs = Array.from(rest);
  const pool = sorts.reduce((sum, [sort, count]) => (sort.test(rest) ? sum + count : sum), 0);
  const bits = signs.reduce((sum, sign, at) => sum + (isInWord(signs[at - 1], sign) ? bitsInWord : Math.log2(pool)), 0);
  // A few signs again and again are not many.
  const own = Math.min(1, (new Set(signs).size * 2) / Math.max(1, signs.length));
  return enough.find(([least]) => bits * own >= least)?.[1] ?? 'veryWeak';
}

/** The next letter of a word is half known. */
function isInWord(before: string | undefined, sign: string): boolean {
  return before !== undefined && /^(?:\p{Ll}{2}|\p{Lu}{2}|\p{Lu}\p{Ll})$/u.test(before + sign);
}
