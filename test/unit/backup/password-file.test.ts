import { createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../preload/failure';
import { decrypted, encrypted, isPasswordFile, type ReadAt } from '../../../main/backup/password-file';

/** Little enough for tests; what people get is the usual one. */
const cheap = { logN: 8, r: 8, p: 1 };
const mebibyte = 2 ** 20;

const fileOf =
  (bytes: Buffer): ReadAt =>
  (position, length) =>
    bytes.subarray(position, position + length);

const protect = (bytes: Buffer, password: string, cost = cheap): Buffer =>
  Buffer.concat([...encrypted(fileOf(bytes), password, cost)]);
const open = (bytes: Buffer, password: string): Buffer =>
  Buffer.concat([...decrypted(fileOf(bytes), password, 'a file')]);

/** Why a file cannot be opened. */
function refusal(bytes: Buffer, password: string): string {
  try {
    open(bytes, password);
  } catch (error) {
    return failureOf(error).kind;
  }
  return 'opened';
}

describe('a file protected by a password', () => {
  test('gives back what went in, whatever its length', () => {
    for (const length of [0, 1, 15, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte]) {
      const bytes = randomBytes(length);
      const kept = protect(bytes, 'zażółć gęślą jaźń');
      expect(isPasswordFile(fileOf(kept))).toBe(true);
      expect(open(kept, 'zażółć gęślą jaźń').equals(bytes), String(length)).toBe(true);
    }
  });

  test('takes a password as it is read, not as it is composed', () => {
    const kept = protect(Buffer.from('x'), 'żółć'.normalize('NFD'));
    expect(open(kept, 'żółć'.normalize('NFC')).toString()).toBe('x');
  });

  test('tells a wrong password from damage', () => {
    const kept = protect(randomBytes(3 * mebibyte), 'right');
    expect(refusal(kept, 'Right')).toBe('backupPasswordWrong');
    // Every byte of the head, and some of the rest.
    const places = [
      ...Array.from({ length: 122 }, (_, at) => at),
      122,
      5000,
      mebibyte,
      2 * mebibyte + 99,
      kept.length - 1,
    ];
    for (const at of places) {
      const hurt = Buffer.from(kept);
      hurt[at] = (hurt[at] ?? 0) ^ 1;
      expect(refusal(hurt, 'right'), String(at)).toBe('backupDamaged');
    }
  });

  test('knows pieces that are missing, moved, repeated or added', () => {
    const kept = protect(randomBytes(3 * mebibyte + 7), 'right');
    const head = kept.subarray(0, 122);
    const size = mebibyte + 16;
    const piece = (number: number): Buffer => kept.subarray(122 + number * size, 122 + (number + 1) * size);
    const others: readonly (readonly Buffer[])[] = [
      [],
      [piece(0)],
      [piece(0), piece(1), piece(2)],
      [piece(1), piece(0), piece(2), piece(3)],
      [piece(0), piece(0), piece(1), piece(2), piece(3)],
      [piece(0), piece(1), piece(2), piece(3), piece(3)],
      [piece(0), piece(1), piece(2), piece(3), Buffer.from('x')],
    ];
    for (const pieces of others) expect(refusal(Buffer.concat([head, ...pieces]), 'right')).toBe('backupDamaged');
  });

  test('is no file of ours where it begins otherwise, and lets none ask for more work than it is worth', () => {
    expect(isPasswordFile(fileOf(Buffer.from('SQLite format 3\0')))).toBe(false);
    expect(refusal(Buffer.alloc(0), 'x')).toBe('backupDamaged');
    expect(refusal(protect(Buffer.from('x'), 'x', { ...cheap, p: 5 }), 'x')).toBe('backupDamaged');
  });

  test('is written as its description says, so that others can read it', () => {
    const kept = protect(Buffer.from('Łódź'), 'hasło');
    expect(kept.toString('latin1', 0, 16)).toBe('Kronika backup\0\x01');
    expect([...kept.subarray(16, 19)]).toEqual([8, 8, 1]);
    const salt = kept.subarray(19, 51);
    const key = scryptSync('hasło', salt, 64, { N: 256, r: 8, p: 1 }).subarray(0, 32);
    const nonce = Buffer.concat([kept.subarray(51, 58), Buffer.from([0, 0, 0, 0, 1])]);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAuthTag(kept.subarray(-16));
    expect(Buffer.concat([decipher.update(kept.subarray(122, -16)), decipher.final()]).toString()).toBe('Łódź');
  });
});
