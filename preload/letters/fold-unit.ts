/** How letters are compared, whatever their case and their marks. Letters beyond the BMP stay as they are. */
const strokes: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 's',
  æ: 'a',
  œ: 'o',
  þ: 't',
  ð: 'd',
  ς: 'σ',
};

/** Letters that people without such a key write otherwise than as one letter without a mark. */
const spelledOut: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ŋ: 'n', ƶ: 'z', ŀ: 'l', ĸ: 'k' },
};
const anySpelledOut = /[ßẞæÆǽǼǣǢœŒþÞŋŊƶƵŀĿĸ]/g;

/** The text with letters such as `ß` in the way people write them without: `ss`. */
export function spellOut(text: string): string {
  return text.replace(anySpelledOut, (letter) => spelledOut[letter.toLowerCase().normalize('NFD').charAt(0)] ?? letter);
}

/** Whether `spellOut` does something to a unit. */
export function isSpelledOut(unit: number): boolean {
  const letter = String.fromCharCode(unit);
  return spellOut(letter) !== letter;
}

/** Folded units by unit; 0 where not looked up yet. */
const folded = new Uint16Array(65_536);

/** The unit as a small letter without its marks; folding it again changes nothing. */
export function foldUnit(unit: number): number {
  return folded[unit] || lookUp(unit);
}

function lookUp(unit: number): number {
  const plain = foldWholly(unit);
  folded[unit] = plain;
  return plain;
}

/** Folds until nothing changes: a small letter may still carry a mark, and a letter without its mark may be a capital. */
function foldWholly(unit: number): number {
  const next = foldOnce(unit);
  return next === unit ? unit : foldWholly(next);
}

function foldOnce(unit: number): number {
  if (isSurrogate(unit)) return unit;
  const small = String.fromCharCode(lowerUnit(unit));
  const parts = small.normalize('NFD');
  const isMarked = /^.\p{M}*$/u.test(parts);
  return (strokes[small] ?? (isMarked ? parts : small)).charCodeAt(0);
}

/** The small letter; one unit for one. */
export function lowerUnit(unit: number): number {
  return isSurrogate(unit) ? unit : String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
