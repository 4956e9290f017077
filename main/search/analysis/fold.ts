/**
 * Folding for search: small letters (`lower`), and small letters without their marks (`fold`: `Łódź` and `LODZ` become
 * `lodz`). One UTF-16 unit becomes exactly one, so an offset in the result is the offset in the original and hits need
 * no second index. Letters beyond the BMP stay as they are.
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
  ς: 'σ',
};

/** Folded units by unit; 0 where not looked up yet. */
const folded = new Uint16Array(65_536);

/** Where results are put together; longer texts get room of their own. */
const room = Buffer.alloc(16_384);

/** The text folded; as long as it was, and folding it again changes nothing. */
export function fold(text: string): string {
  const { length } = text;
  const bytes = length <= room.length ? room : Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    const plain = folded[unit] || lookUp(unit);
    // Polish folds to ASCII: the way through two bytes per unit is for dashes, quotes, emoji and other scripts.
    if (plain > 0xff) return mapUnits(text, (each) => folded[each] || lookUp(each));
    bytes[at] = plain;
  }
  return bytes.toString('latin1', 0, length);
}

/** What `toLowerCase` treats otherwise than unit by unit: `İ` becomes two, a final `Σ` and pairs look at their neighbours. */
const beyondUnits = /[\u0130\u03a3\ud800-\udfff]/;

/** The text in small letters, with their marks; as long as it was. */
export function lower(text: string): string {
  return beyondUnits.test(text) ? mapUnits(text, lowerUnit) : text.toLowerCase();
}

function mapUnits(text: string, change: (unit: number) => number): string {
  const bytes = text.length * 2 <= room.length ? room : Buffer.alloc(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    const unit = change(text.charCodeAt(at));
    bytes[at * 2] = unit & 0xff;
    bytes[at * 2 + 1] = unit >> 8;
  }
  return bytes.toString('utf16le', 0, text.length * 2);
}

function lookUp(unit: number): number {
  const plain = foldUnit(unit);
  folded[unit] = plain;
  return plain;
}

/** Folds until nothing changes: a small letter may still carry a mark, and a letter without its mark may be a capital. */
function foldUnit(unit: number): number {
  const next = foldOnce(unit);
  return next === unit ? unit : foldUnit(next);
}

function foldOnce(unit: number): number {
  if (isSurrogate(unit)) return unit;
  const small = String.fromCharCode(lowerUnit(unit));
  const parts = small.normalize('NFD');
  const isMarked = /^.\p{M}*$/u.test(parts);
  return (strokes[small] ?? (isMarked ? parts : small)).charCodeAt(0);
}

function lowerUnit(unit: number): number {
  return isSurrogate(unit) ? unit : String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
