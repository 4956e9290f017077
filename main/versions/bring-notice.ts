import { open } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Fetch } from '../crm/http/client';
import type { LookFailure } from '../../preload/desktop/release';

/** Such a file has some hundred bytes. */
const maxBytes = 8 * 1024;
const withinMs = 10_000;

/**
 * The bytes of the file about the newest version, from an address or a path. The request says nothing of who asks, or from which
 * version; where the address leads elsewhere, it is not followed.
 */
export async function bringNotice(from: string, fetch: Fetch): Promise<Uint8Array | LookFailure> {
  const late = AbortSignal.timeout(withinMs);
  try {
    return isAbsolute(from) ? await within(readFile(from), late) : await ask(from, fetch, late);
  } catch {
    return 'unreachable';
  }
}

async function ask(address: string, fetch: Fetch, signal: AbortSignal): Promise<Uint8Array | LookFailure> {
  const headers = { Accept: 'application/json', 'User-Agent': 'Kronika' };
  const response = await fetch(address, {
    ...{ headers, signal, credentials: 'omit', cache: 'no-store', redirect: 'manual', referrerPolicy: 'no-referrer' },
  });
  const { status, type, redirected, body } = response;
  const isElsewhere = type === 'opaqueredirect' || redirected || (status >= 300 && status < 400);
  if (isElsewhere || status !== 200) {
    await body?.cancel();
    return isElsewhere ? 'redirected' : 'unreachable';
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = (body as ReadableStream<Uint8Array> | null)?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > maxBytes) {
      await reader?.cancel();
      return 'tooLarge';
    }
    pieces.push(part.value);
  }
  return Buffer.concat(pieces);
}

async function readFile(path: string): Promise<Uint8Array | LookFailure> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(maxBytes + 1), position: 0 });
    return bytesRead > maxBytes ? 'tooLarge' : buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A network drive that is away may not answer at all. */
function within<Value>(work: Promise<Value>, late: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    late.addEventListener('abort', () => {
      reject(new Error('late'));
    });
    work.then(resolve, reject);
  });
}
