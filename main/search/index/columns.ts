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

/** Throws where the bytes are no columns of so many records. */
export function decodeColumns(stored: Uint8Array, records: number): Readonly<Record<Column, ColumnValues>> {
  const { buffer } = new Uint8Array(stored);
  let place = 4;
  const next = (at: number): ColumnValues => {
    const width = stored[at] ?? 0;
    const from = place;
    place += align(width * records);
    if (width === 1) return new Uint8Array(buffer, from, records);
    if (width === 2) return new Uint16Array(buffer, from, records);
    if (width === 4) return new Uint32Array(buffer, from, records);
    throw new RangeError('a column without its width');
  };
  return { durationSeconds: next(0), cost: next(1) };
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
  const reader = { bytes, place: 8 };
  let id = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat64(0, true);
  for (let docId = 0; docId < records; docId += 1) {
    id += readVarint(reader);
    ids[docId] = id;
  }
  return ids;
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
