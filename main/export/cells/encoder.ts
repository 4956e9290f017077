import type { Encoding } from '../../../preload/export/export-model';

/** Turns text into the bytes of a file, and knows what they cannot hold. */
export interface Encoder {
  /** The bytes in front of everything. */
  readonly mark: Uint8Array;
  /** Puts the bytes of a text into others, from `at` on; answers how many they are. There must be room for `maxUnitBytes` a code unit. */
  write(text: string, into: Buffer, at: number): number;
  /** A text as a reader of the bytes sees it. */
  decode(text: string): string;
  /** The characters of a text that the bytes cannot hold, each once; others stand for them. */
  unwritable(text: string): readonly string[];
}

/** One code unit never takes more bytes: of a pair, each half takes two. */
export const maxUnitBytes = 3;

const noBytes = new Uint8Array(0);
const none: readonly string[] = [];

/** The encoder of an encoding. Excel knows UTF-8 by its byte order mark alone; a `sep=` line would make it ignore that. */
export function encoderOf(encoding: Encoding): Encoder {
  switch (encoding) {
    case 'utf8-bom':
      return { ...utf8, mark: new Uint8Array([0xef, 0xbb, 0xbf]) };
    case 'utf8':
      return utf8;
    case 'windows-1250':
      return {
        mark: noBytes,
        write: writeWindows1250,
        decode: decodeWindows1250,
        unwritable: unwritableIn1250,
      };
  }
}

const utf8: Encoder = {
  mark: noBytes,
  write: (text, into, at) => into.write(text, at, 'utf8'),
  decode: (text) => text.toWellFormed(),
  // For half of a pair of code units UTF-8 has no bytes and holds U+FFFD instead.
  unwritable: (text) => (text.isWellFormed() ? none : ['\u{FFFD}']),
};

/** Stands for what Windows-1250 cannot hold. */
const questionMark = 0x3f;

/** The upper half of Windows-1250 as the Encoding Standard has it, by code unit; 0 for what it has not. */
const upperHalf = ((): Uint8Array => {
  const table = new Uint8Array(65_536);
  const decoder = new TextDecoder('windows-1250');
  for (let byte = 0x80; byte < 0x100; byte += 1) {
    table[decoder.decode(new Uint8Array([byte])).charCodeAt(0)] = byte;
  }
  return table;
})();

function writeWindows1250(text: string, into: Buffer, begin: number): number {
  let place = begin;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const byte = unit < 0x80 ? unit : (upperHalf[unit] as number);
    into[place] = byte === 0 && unit !== 0 ? questionMark : byte;
    place += 1;
    // One mark for a character, also where it takes two code units.
    if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) at += 1;
  }
  return place - begin;
}

function decodeWindows1250(text: string): string {
  const bytes = Buffer.allocUnsafe(text.length);
  return new TextDecoder('windows-1250').decode(bytes.subarray(0, writeWindows1250(text, bytes, 0)));
}

const beyondAscii = /[^\0-\x7f]/u;

function unwritableIn1250(text: string): readonly string[] {
  if (!beyondAscii.test(text)) return none;
  const found = new Set<string>();
  for (const character of text) {
    const unit = character.charCodeAt(0);
    if (unit >= 0x80 && (character.length > 1 || upperHalf[unit] === 0)) found.add(character);
  }
  return [...found];
}
