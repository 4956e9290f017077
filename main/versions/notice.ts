import { createPublicKey, verify } from 'node:crypto';
import * as v from 'valibot';
import type { LookFailure, NewerVersion } from '../../preload/desktop/release';

/** What a version is called: `1.2.3`, with what comes before a release after a dash. */
const versionPattern = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-([0-9A-Za-z.-]{1,40}))?$/;

/**
 * The file about the newest version, JSON in UTF-8: `signed` is the text that the signature is of, byte for byte, and itself
 * JSON (`noticeShape`); `signature` is Ed25519 (RFC 8032) over it, in base64. `build/sign-release.mjs` makes one.
 */
const fileShape = v.object({ signed: v.string(), signature: v.string() });

const noticeShape = v.object({
  product: v.string(),
  version: v.pipe(v.string(), v.regex(versionPattern)),
  date: v.pipe(v.string(), v.isoDate()),
  /** No line break or sign that is not seen gets into the window's line. */
  where: v.pipe(v.string(), v.nonEmpty(), v.maxLength(300), v.regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u)),
});

const product = 'kronika';

/** What a file says of the newest version; why it says nothing where its signature, its form or its product is wrong. */
export function readNotice(bytes: Uint8Array, publicKey: string): NewerVersion | LookFailure {
  const file = v.safeParse(fileShape, jsonOf(Buffer.from(bytes).toString('utf8')));
  if (!file.success) return 'unreadable';
  const { signed, signature } = file.output;
  // Before anything in it is looked at.
  if (!isSigned(signed, signature, publicKey)) return 'signature';
  const said = jsonOf(signed);
  const other = v.safeParse(v.object({ product: v.string() }), said);
  if (other.success && other.output.product !== product) return 'foreign';
  const notice = v.safeParse(noticeShape, said);
  if (!notice.success) return 'unreadable';
  const { version, date, where } = notice.output;
  return { version, date, where };
}

/** Whether a version comes after another one. What cannot be read as one comes after none. */
export function isNewer(version: string, than: string): boolean {
  const [one, other] = [versionPattern.exec(version), versionPattern.exec(than)];
  if (one === null || other === null) return false;
  for (const part of [1, 2, 3]) {
    const [left, right] = [Number(one[part]), Number(other[part])];
    if (left !== right) return left > right;
  }
  const [before, otherBefore] = [one[4], other[4]];
  // Of one version, the release comes after all that came before it.
  if (before === undefined || otherBefore === undefined) return before === undefined && otherBefore !== undefined;
  return before.localeCompare(otherBefore, 'en', { numeric: true }) > 0;
}

/** An Ed25519 key in the form that Node reads (RFC 8410): this, and its 32 bytes. */
const keyPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.concat([keyPrefix, Buffer.from(publicKey, 'base64')]),
      ...{ format: 'der', type: 'spki' },
    });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
