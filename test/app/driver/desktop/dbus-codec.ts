/** A value of D-Bus as this side has it: numbers, texts, lists; structs and entries of dictionaries are lists, variants `Variant`. */
export type BusValue = number | bigint | boolean | string | Variant | readonly BusValue[];

/** A value with its own signature. */
export interface Variant {
  readonly signature: string;
  readonly value: BusValue;
}

/** A value that is a text. */
export function textOf(value: BusValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The complete types of a signature, in their order (D-Bus Specification, "Type System"). */
function typesIn(signature: string): string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length;) {
    const end = endOfType(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

function endOfType(signature: string, at: number): number {
  const first = signature[at];
  if (first === 'a') return endOfType(signature, at + 1);
  if (first !== '(' && first !== '{') return at + 1;
  let end = at + 1;
  while (signature[end] !== ')' && signature[end] !== '}') end = endOfType(signature, end);
  return end + 1;
}

const widths: Readonly<Record<string, number>> = { y: 1, n: 2, q: 2, x: 8, t: 8, d: 8, '(': 8, '{': 8, g: 1, v: 1 };

/** What a value of a type begins at a multiple of. */
function widthOf(type: string): number {
  return widths[type.slice(0, 1)] ?? 4;
}

/** Writes values of a signature, little-endian, to an offset that is a multiple of eight. */
export function encoded(signature: string, values: readonly BusValue[]): Buffer {
  const bytes: number[] = [];
  const pad = (width: number): void => {
    while (bytes.length % width !== 0) bytes.push(0);
  };
  const number = (value: bigint, width: number): void => {
    for (let byte = 0n; byte < width; byte += 1n) bytes.push(Number((BigInt.asUintN(64, value) >> (8n * byte)) & 255n));
  };
  const write = (type: string, value: BusValue): void => {
    pad(widthOf(type));
    switch (type[0]) {
      case 's':
      case 'o':
      case 'g': {
        const text = Buffer.from(textOf(value), 'utf8');
        number(BigInt(text.length), type === 'g' ? 1 : 4);
        bytes.push(...text, 0);
        return;
      }
      case 'a': {
        const inner = type.slice(1);
        const length = bytes.length;
        number(0n, 4);
        pad(widthOf(inner));
        const start = bytes.length;
        for (const one of value as readonly BusValue[]) write(inner, one);
        const size = Buffer.alloc(4);
        size.writeUInt32LE(bytes.length - start);
        bytes.splice(length, 4, ...size);
        return;
      }
      case '(':
      case '{':
        for (const [at, inner] of typesIn(type.slice(1, -1)).entries())
          write(inner, (value as readonly BusValue[])[at]!);
        return;
      case 'v': {
        const { signature: own, value: inner } = value as Variant;
        write('g', own);
        write(own, inner);
        return;
      }
      default:
        number(BigInt(Number(value)), widthOf(type));
    }
  };
  for (const [at, type] of typesIn(signature).entries()) write(type, values[at]!);
  return Buffer.from(bytes);
}

/** Reads values of a signature that begin at an offset; `end`: the offset after them. */
export function decoded(
  bytes: Buffer,
  signature: string,
  from = 0,
): { readonly values: BusValue[]; readonly end: number } {
  let at = from;
  const pad = (width: number): void => {
    at = Math.ceil(at / width) * width;
  };
  const text = (lengthWidth: 1 | 4): string => {
    const length = lengthWidth === 1 ? bytes.readUInt8(at) : bytes.readUInt32LE(at);
    at += lengthWidth + length + 1;
    return bytes.toString('utf8', at - length - 1, at - 1);
  };
  const read = (type: string): BusValue => {
    pad(widthOf(type));
    switch (type[0]) {
      case 's':
      case 'o':
        return text(4);
      case 'g':
        return text(1);
      case 'a': {
        const inner = type.slice(1);
        const length = bytes.readUInt32LE(at);
        at += 4;
        pad(widthOf(inner));
        const end = at + length;
        const values: BusValue[] = [];
        while (at < end) values.push(read(inner));
        return values;
      }
      case '(':
      case '{':
        return typesIn(type.slice(1, -1)).map(read);
      case 'v': {
        const own = text(1);
        return { signature: own, value: read(own) };
      }
      case 'd':
        at += 8;
        return bytes.readDoubleLE(at - 8);
      case 'x':
      case 't':
        at += 8;
        return bytes.readBigInt64LE(at - 8);
      case 'y':
        at += 1;
        return bytes.readUInt8(at - 1);
      case 'n':
      case 'q':
        at += 2;
        return bytes.readUInt16LE(at - 2);
      case 'b':
        at += 4;
        return bytes.readUInt32LE(at - 4) === 1;
      default:
        at += 4;
        return bytes.readInt32LE(at - 4);
    }
  };
  const values = typesIn(signature).map(read);
  return { values, end: at };
}
