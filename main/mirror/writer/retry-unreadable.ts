import type { ArchiveWriter } from '../../archive/file/archive';
import { addNote, storeInteractions } from '../../archive/store/store';
import { deleteUnreadable, nextToRetry, putReason, type Retry } from '../../archive/ledger/unreadable';
import { toInteraction } from '../../crm/interaction';
import { decode, parseJson } from '../../crm/json/json-text';
import { weigh } from '../../crm/json/members';
import { toNote } from '../../crm/note';
import { reasonOf, Unreadable } from '../../crm/unreadable';
import { maxDepth, type Json } from '../../crm/json/wire';

/**
 * Tries to read once more what an earlier version of the program could not; what can be read now is stored like any other
 * record. To be called inside a transaction.
 */
export function retryUnreadable(archive: ArchiveWriter, program: string, at: string): void {
  for (let next = nextToRetry(archive, program, 0); next !== null; next = nextToRetry(archive, program, next.id)) {
    const one = next;
    const reason = archive.savepoint(() => tryAgain(archive, one, at));
    if (reason === 'read') deleteUnreadable(archive, one.id);
    else putReason(archive, { id: one.id, reason: reason ?? 'unexpected', program });
  }
}

function tryAgain(
  archive: ArchiveWriter,
  { kind, raw, interactionId }: Retry,
  at: string,
): Unreadable['reason'] | 'read' | null {
  try {
    const wire = wireOf(raw);
    if (kind === 'interaction') storeInteractions(archive, [toInteraction(wire)]);
    else if (interactionId !== null) addNote(archive, interactionId, toNote(wire), at);
    // Nobody knows whose note it is: it stays as it came.
    else return null;
    return 'read';
  } catch (error) {
    if (error instanceof Unreadable) return reasonOf(error);
    throw error;
  }
}

function wireOf(raw: Uint8Array): Json {
  if (weigh(raw).depth > maxDepth) throw new Unreadable('tooDeep');
  const text = decode(raw);
  if (text === null) throw new Unreadable('notText');
  const wire = parseJson(text);
  if (wire === undefined) throw new Unreadable('notJson');
  return wire;
}
