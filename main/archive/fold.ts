/**
 * Folding for search: lower case, and letters without their marks (`Łódź` and `LODZ` become `lodz`). One UTF-16 unit
 * becomes exactly one, so an offset in folded text is the offset in the original and hits need no second index.
 * SQLite's own folding does not know `ł`, which has no decomposition.
 */
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
};

/** Folded units by unit; 0 where not looked up yet. */
const folded = new Uint16Array(65_536);

/** The text folded; as long as it was, and folding it again changes nothing. */
export function fold(text: string): string {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    let plain = folded[unit] ?? 0;
    if (plain === 0) {
      plain = foldUnit(unit);
      folded[unit] = plain;
    }
    units[at] = plain;
  }
  let result = '';
  for (let at = 0; at < units.length; at += 8192) result += String.fromCharCode(...units.subarray(at, at + 8192));
  return result;
}

/** Folds until nothing changes: a small letter may still carry a mark, and a letter without its mark may be a capital. */
function foldUnit(unit: number): number {
  const next = foldOnce(unit);
  return next === unit ? unit : foldUnit(next);
}

function foldOnce(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const letter = String.fromCharCode(unit);
  const lower = letter.toLowerCase();
  const small = lower.length === 1 ? lower : letter;
  return (strokes[small] ?? small.normalize('NFD')).charCodeAt(0);
}
