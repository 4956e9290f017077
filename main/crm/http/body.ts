import type { ReadableStream } from 'node:stream/web';
import { KronikaError } from '../../../preload/failure';

/**
 * No answer of the CRM is longer: a page of 1,000 records is a megabyte. It bounds what the main process holds, and what
 * the writer's memory has to hold several times over, as bytes, as text and as records.
 */
export const maxBodyBytes = 64 * 1024 * 1024;

/**
 * The body of an answer, decoded, up to `maxBodyBytes`: it is counted while it comes, so that neither a body without an
 * end nor a small one that unpacks to gigabytes fills the memory. Throws `answerTooLarge`, and what the network throws.
 */
export async function readBody(response: Response, host: string): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new KronikaError('answerTooLarge', { host });
  if (!response.headers.has('content-encoding') && Number(response.headers.get('content-length')) > maxBodyBytes)
    throw tooLarge;
  const pieces: Uint8Array[] = [];
  let length = 0;
  // Node's types leave open what comes; fetch gives bytes.
  const body: ReadableStream<Uint8Array> | null = response.body;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > maxBodyBytes) throw tooLarge;
    pieces.push(part.value);
  }
  return joined(pieces, length);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
