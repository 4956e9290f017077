import { foldUnit, lowerUnit, spellOut } from '../../../preload/letters/fold-unit';

/**
 * Folding for search: small letters (`lower`), and small letters without their marks (`fold`: `Łódź` and `LODZ` become
 * `lodz`). With `lower` and `foldUnits` one UTF-16 unit becomes exactly one, so words can be cut out of a whole text that
 * was folded once; `fold` writes letters that are two by two (`ß`). Letters beyond the BMP stay as they are.
 */

/** Where results are put together; longer texts get room of their own. */
const room = Buffer.alloc(16_384);

/** The text folded; folding it again changes nothing. */
export function fold(text: string): string {
  return foldUnits(spellOut(text));
}

/** The text folded unit by unit; as long as it was, and folding it again changes nothing. What is sorted is sorted by it. */
export function foldUnits(text: string): string {
  const { length } = text;
  const bytes = length <= room.length ? room : Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    const plain = foldUnit(unit);
    // Polish folds to ASCII: the way through two bytes per unit is for dashes, quotes, emoji and other scripts.
    if (plain > 0xff) return mapUnits(text, foldUnit);
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
