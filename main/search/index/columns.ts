import { align } from './align';

/** The columns of a segment that are no terms. */
export const columns = ['durationSeconds', 'cost'] as const;
export type Column = (typeof columns)[number];

/** A column's values by docId, each one more than it is; 0 stands for none. As few bytes each as the largest needs. */
export type ColumnValues = Uint8Array | Uint16Array | Uint32Array;

/** What a column holds of a number: one more than it is, up to 2^31 - 1; 0 for none, and for negative ones. */
export function columnValue(value: number | null): number {
  return value === null || value < 0 ? 0 : Math.min(Math.floor(value) + 1, 2 ** 31 - 1);
}

const widths = [1, 2, 4] as const;

/** `[bytes a value: u8 for each column, pad to 4][each column's values, pad to 4]`. */
export function encodeColumns(values: readonly (readonly number[])[]): Uint8Array {
  const arrays = values.map((column) => {
    const largest = column.reduce((max, value) => Math.max(max, value), 0);
    return arrayOf(widths.find((width) => largest < 2 ** (8 * width)) ?? 4, Uint32Array.from(column));
  });
  const bytes = new Uint8Array(4 + arrays.reduce((size, array) => size + align(array.byteLength), 0));
  let place = 4;
  arrays.forEach((array, at) => {
    bytes[at] = array.BYTES_PER_ELEMENT;
    bytes.set(new Uint8Array(array.buffer), place);
    place += align(array.byteLength);
  });
  return bytes;
}

function arrayOf(width: (typeof widths)[number], values: Uint32Array): ColumnValues {
  return width === 1 ? Uint8Array.from(values) : width === 2 ? Uint16Array.from(values) : values;
}

/** One column, without the memory of the others. Throws where the bytes are no columns of so many records. */
export function decodeColumn(stored: Uint8Array, records: number, name: Column): ColumnValues {
  let place = 4;
  for (let at = 0; columns[at] !== name; at += 1) place += align((stored[at] ?? 0) * records);
  const width = stored[columns.indexOf(name)] ?? 0;
  const end = place + width * records;
  if (end > stored.length) throw new RangeError('a column without its end');
  const { buffer } = new Uint8Array(stored.subarray(place, end));
  if (width === 1) return new Uint8Array(buffer, 0, records);
  if (width === 2) return new Uint16Array(buffer, 0, records);
  if (width === 4) return new Uint32Array(buffer, 0, records);
  throw new RangeError('a column without its width');
}

/** Ascending ids: the first as a double, then differences. */
export function encodeIds(ids: readonly number[]): Uint8Array {
  const differences: number[] = [];
  let before = ids[0] ?? 0;
  for (const id of ids) {
    pushVarint(differences, id - before);
    before = id;
  }
  const bytes = Buffer.alloc(8 + differences.length);
  bytes.writeDoubleLE(ids[0] ?? 0, 0);
  bytes.set(differences, 8);
  return bytes;
}

/** Throws where the bytes are not so many ids. */
export function decodeIds(bytes: Uint8Array, records: number): Float64Array {
  const ids = new Float64Array(records);
  let id = firstOf(bytes);
  let place = 8;
  for (let docId = 0; docId < records; docId += 1) {
    let byte = bytes[place] as number;
    place += 1;
    let scale = 1;
    while (byte >= 128) {
      id += (byte - 128) * scale;
      scale *= 128;
      byte = bytes[place] as number;
      place += 1;
    }
    id += byte * scale;
    ids[docId] = id;
  }
  if (place > bytes.length) throw new RangeError('a number without its end');
  return ids;
}

/** The ids of some docIds (ascending), without those after them, or from the last one down, whichever is nearer. */
export function decodeSomeIds(
  bytes: Uint8Array,
  docIds: ArrayLike<number>,
  { records, lastId }: { readonly records: number; readonly lastId: number },
): number[] {
  const [lowest, highest] = [docIds[0] ?? 0, docIds[docIds.length - 1] ?? 0];
  return highest < records - lowest ? idsUp(bytes, docIds, highest) : idsDown(bytes, docIds, records, lastId);
}

function idsUp(bytes: Uint8Array, docIds: ArrayLike<number>, highest: number): number[] {
  const ids: number[] = [];
  const reader = { bytes, place: 8 };
  let id = firstOf(bytes);
  for (let docId = 0; docId <= highest && ids.length < docIds.length; docId += 1) {
    id += readVarint(reader);
    if (docIds[ids.length] === docId) ids.push(id);
  }
  return ids;
}

/** The last byte of a difference is its only one below 128, so they can be read from their ends as well. */
function idsDown(bytes: Uint8Array, docIds: ArrayLike<number>, records: number, lastId: number): number[] {
  const ids: number[] = [];
  let id = lastId;
  let place = bytes.length - 1;
  for (let docId = records - 1; docId >= 0 && ids.length < docIds.length; docId -= 1) {
    if (docIds[docIds.length - 1 - ids.length] === docId) ids.push(id);
    let difference = bytes[place] ?? NaN;
    place -= 1;
    for (; place >= 8 && (bytes[place] as number) >= 128; place -= 1) {
      difference = difference * 128 + ((bytes[place] as number) - 128);
    }
    id -= difference;
  }
  if (place < 7 || ids.some(Number.isNaN)) throw new RangeError('a number without its end');
  return ids.reverse();
}

function firstOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat64(0, true);
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

function readVarint(reader: { readonly bytes: Uint8Array; place: number }): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = reader.bytes[reader.place];
    if (byte === undefined) throw new RangeError('a number without its end');
    reader.place += 1;
    if (byte < 128) return value + byte * scale;
    value += (byte - 128) * scale;
    scale *= 128;
  }
}
