import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import { KronikaError } from '../../preload/failure';
import { protectedMark } from '../files/own-files';

/*
 * A file protected by a password. All numbers are big-endian.
 *
 *   magic          16 bytes  "Kronika backup" 0x00 0x01, the last one the version
 *   cost            3 bytes  scrypt (RFC 7914): log2 N, r, p
 *   salt           32 bytes
 *   nonce           7 bytes  the beginning of each piece's nonce
 *   proof          32 bytes  HMAC-SHA-256 of all before it, with the second half of the key: tells a wrong password
 *   checksum       32 bytes  SHA-256 of all before it: tells a damaged head from that
 *   pieces                   each of 1 MiB (the last one shorter, or empty) by AES-256-GCM with the first half of the key, and its
 *                            tag of 16 bytes; the nonce is the 7 bytes, the piece's number (4 bytes) and 1 for the last one, else 0,
 *                            as STREAM has it (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption", 2015)
 *
 * scrypt gives 64 bytes of key for the password as NFC in UTF-8. A piece that is missing, moved, repeated or changed is known.
 */

const magic = protectedMark;
/** 128 MiB of memory and about half a second of an office computer. */
const usualCost: Cost = { logN: 17, r: 8, p: 1 };
const pieceBytes = 2 ** 20;
const tagBytes = 16;
const headBytes = magic.length + 3 + 32 + 7 + 32 + 32;

/** What scrypt is to cost. */
interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** More than that would be a file that wants to hold the computer up. */
const most: Cost = { logN: 20, r: 16, p: 4 };

/** As many bytes as there are from a place in a file, up to `length`. */
export type ReadAt = (position: number, length: number) => Buffer;

/** Whether a file begins as one that is protected by a password. */
export function isPasswordFile(read: ReadAt): boolean {
  return read(0, magic.length).equals(magic);
}

/** Whether a file is whole at its beginning and protected by this password. */
export function isProtectedBy(read: ReadAt, password: string): boolean {
  const head = soundHead(read);
  if (head === null) return false;
  const beginning = head.subarray(0, headBytes - 64);
  return timingSafeEqual(proofOf(beginning, keysOf(password, beginning).proofKey), head.subarray(-64, -32));
}

/** Gives the bytes of a file protected by a password, in order; as much memory as two pieces take. */
export function* encrypted(read: ReadAt, password: string, cost = usualCost): Generator<Buffer> {
  const beginning = Buffer.concat([magic, Buffer.from([cost.logN, cost.r, cost.p]), randomBytes(32), randomBytes(7)]);
  const { key, proofKey } = keysOf(password, beginning);
  const proven = Buffer.concat([beginning, proofOf(beginning, proofKey)]);
  yield Buffer.concat([proven, sha256(proven)]);
  for (let number = 0; ; number += 1) {
    const piece = read(number * pieceBytes, pieceBytes);
    const isLast = piece.length < pieceBytes;
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(beginning, number, isLast));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    if (isLast) return;
  }
}

/**
 * Gives the bytes that a password protects, in order, each piece once it is proven. Throws `backupPasswordWrong`, or
 * `backupDamaged` where the file is not as it was written.
 */
export function* decrypted(read: ReadAt, password: string, path: string): Generator<Buffer> {
  const head = soundHead(read);
  if (head === null) throw damaged(path);
  const beginning = head.subarray(0, headBytes - 64);
  const { key, proofKey } = keysOf(password, beginning);
  if (!timingSafeEqual(proofOf(beginning, proofKey), head.subarray(-64, -32)))
    throw new KronikaError('backupPasswordWrong', { path });
  for (let number = 0; ; number += 1) {
    const sealed = read(headBytes + number * (pieceBytes + tagBytes), pieceBytes + tagBytes);
    const isLast = sealed.length < pieceBytes + tagBytes;
    yield opened(sealed, key, nonceOf(beginning, number, isLast), path);
    if (isLast) return;
  }
}

/** The head of a file; null where it is not as it was written, or would take too long to open. */
function soundHead(read: ReadAt): Buffer | null {
  const head = read(0, headBytes);
  const isWhole = head.length === headBytes && sha256(head.subarray(0, -32)).equals(head.subarray(-32));
  return isWhole && isPasswordFile(read) && isBearable(costIn(head)) ? head : null;
}

function opened(sealed: Buffer, key: Buffer, nonce: Buffer, path: string): Buffer {
  const end = sealed.length - tagBytes;
  if (end < 0) throw damaged(path);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : undefined);
  }
}

function damaged(path: string, detail?: string): KronikaError {
  return new KronikaError('backupDamaged', { path }, detail);
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function proofOf(bytes: Buffer, key: Buffer): Buffer {
  return createHmac('sha256', key).update(bytes).digest();
}

function nonceOf(beginning: Buffer, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  beginning.copy(nonce, 0, beginning.length - 7);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function costIn(beginning: Buffer): Cost {
  const at = magic.length;
  return { logN: beginning[at] ?? 0, r: beginning[at + 1] ?? 0, p: beginning[at + 2] ?? 0 };
}

function isBearable({ logN, r, p }: Cost): boolean {
  return logN > 0 && r > 0 && p > 0 && logN <= most.logN && r <= most.r && p <= most.p;
}

/** The two keys of a password: one for the pieces, one for the proof. */
function keysOf(password: string, beginning: Buffer): { readonly key: Buffer; readonly proofKey: Buffer } {
  const { logN, r, p } = costIn(beginning);
  const salt = beginning.subarray(magic.length + 3, magic.length + 35);
  const N = 2 ** logN;
  const bytes = scryptSync(password.normalize('NFC'), salt, 64, { N, r, p, maxmem: 256 * N * r });
  return { key: bytes.subarray(0, 32), proofKey: bytes.subarray(32) };
}
