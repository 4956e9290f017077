import type { TimeRange } from '../../../preload/ranges';
import { failureOf, KronikaError, type Failure, type FailureKind } from '../../../preload/failure';
import { readErased } from '../../archive/ledger/erased';
import { flushPending } from '../../archive/index/index-build';
import {
  clearNotesFailure,
  countNotesToRecheck,
  giveUpVanished,
  findInteraction,
  putNotesFailure,
  putNotesFailures,
  readNotesToRecheck,
  type NotesOwner,
} from '../../archive/ledger/notes-queue';
import type { ArchiveWriter } from '../../archive/file/archive';
import { readNotesOwed, storeNotes, type StoreTally } from '../../archive/store/store';
import { forgetUnreadable, markUnreadableVanished, putUnreadable } from '../../archive/ledger/unreadable';
import { readAnswer } from '../../crm/answer';
import { maxBodyBytes } from '../../crm/http/body';
import { toNote, type CrmNote } from '../../crm/note';
import { readPage, type SetAside } from '../../crm/unreadable';
import { firstIdOf, secondsOfId } from '../../search/index/ids';
import { needWhole } from './history-tasks';
import { countInHistory, programOf } from './run-tasks';
import { sumOf } from './tally';
import { judgePage } from '../plan/plan';

/** Interactions of a period whose notes are owed, newest first, with ids below `below`. */
export function nextNotesOwed(
  archive: ArchiveWriter,
  { from, to, limit, below }: TimeRange & { readonly limit: number; readonly below: number },
): readonly NotesOwner[] {
  return readNotesOwed(archive, limit, Math.min(below, firstIdOf(to)), firstIdOf(from));
}

/** Interactions of a period whose notes should be asked for again, newest first, with ids below `below`; `left` counts them all. */
export function nextNotesToRecheck(
  archive: ArchiveWriter,
  input: TimeRange & { readonly checkedBefore: number; readonly limit: number; readonly below: number },
): { readonly owners: readonly NotesOwner[]; readonly left: number | null } {
  // Counted once, for the progress: the first question has no bound.
  const isFirst = input.below === Number.MAX_SAFE_INTEGER;
  return { owners: readNotesToRecheck(archive, input), left: isFirst ? countNotesToRecheck(archive, input) : null };
}

/** All pages that the CRM gave so far for the notes of one interaction. */
export interface NotesAnswer extends NotesOwner {
  readonly bodies: readonly Uint8Array[];
  /** True where nothing is gained by asking again: what is broken in a body is then set aside. */
  readonly isLastTry: boolean;
}

/** What became of an interaction's notes. */
export type NotesOutcome =
  | { readonly kind: 'stored' }
  /** The CRM has more pages: ask for this one, and send all of them together. */
  | { readonly kind: 'more'; readonly page: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface NotesReport {
  /** In the order of the answers. */
  readonly outcomes: readonly NotesOutcome[];
  readonly tally: StoreTally;
}

/** Stores the notes of several interactions in one transaction; an answer that cannot be read fails alone. */
export function storeNotesAnswers(
  archive: ArchiveWriter,
  input: { readonly answers: readonly NotesAnswer[]; readonly nowMs: number },
): NotesReport {
  const read = input.answers.map((answer) => ({ answer, result: readNotes(answer) }));
  const answers = read
    .flatMap(({ answer, result }) => (result.kind === 'read' ? [{ answer, result }] : []))
    // Ascending ids: FTS5 writes out all it has gathered whenever a rowid is smaller than the one before.
    .sort((a, b) => a.answer.id - b.answer.id);
  const refused = new Set<NotesAnswer>();
  const tally = archive.transaction(() => {
    const store = ({ answer, result }: (typeof answers)[number]): StoreTally => {
      const id = findInteraction(archive, answer.uuid);
      return id === null ? sumOf([]) : storeReadNotes(archive, { id, uuid: answer.uuid }, result, input.nowMs);
    };
    const storeTogether = (some: typeof answers): StoreTally | null => archive.savepoint(() => sumOf(some.map(store)));
    const storeOneByOne = (): StoreTally =>
      // One of them is at fault, and takes no other with it.
      sumOf(
        answers.map((one) => {
          const tally = storeTogether([one]);
          if (tally === null) refused.add(one.answer);
          return tally ?? sumOf([]);
        }),
      );
    const stored = storeTogether(answers) ?? storeOneByOne();
    countInHistory(archive, { notes: stored });
    return stored;
  });
  flushPending(archive, 'most');
  const outcomes = read.map(({ answer, result }): NotesOutcome => {
    if (refused.has(answer)) return { kind: 'failed', failure: { kind: 'unknownShape', facts: {} } };
    return result.kind === 'read' ? { kind: 'stored' } : result;
  });
  return { tally, outcomes };
}

function storeReadNotes(
  archive: ArchiveWriter,
  owner: NotesOwner,
  read: Extract<ReadNotes, { kind: 'read' }>,
  nowMs: number,
): StoreTally {
  const { notes, setAside } = withoutErased(archive, read);
  const at = new Date(nowMs).toISOString();
  const unread = setAside.flatMap(({ uuid }) => uuid ?? []);
  const stored = storeNotes(archive, owner.id, notes, at, unread);
  clearNotesFailure(archive, owner.id);
  forgetUnreadable(
    archive,
    'note',
    notes.map(({ uuid }) => uuid),
  );
  const from = secondsOfId(owner.id);
  const cameAt = Math.floor(nowMs / 1000);
  const origin = { kind: 'note', owner, from, to: from + 1, cameAt, program: programOf(archive) } as const;
  const ids = putUnreadable(
    archive,
    setAside.map((one) => ({ ...one, seconds: from })),
    origin,
  );
  markUnreadableVanished(archive, { owner: owner.id }, ids, at);
  return stored;
}

/** Notes that were erased here stay away. */
function withoutErased<Read extends { readonly notes: readonly CrmNote[]; readonly setAside: readonly SetAside[] }>(
  archive: ArchiveWriter,
  read: Read,
): Pick<Read, 'notes' | 'setAside'> {
  const erased = readErased(archive);
  if (erased === null) return read;
  const isLeft = ({ uuid }: { readonly uuid: string | null }): boolean =>
    uuid === null || erased.tokenOf('note', uuid) === null;
  return { notes: read.notes.filter(isLeft), setAside: read.setAside.filter(isLeft) };
}

type ReadNotes =
  | Exclude<NotesOutcome, { kind: 'stored' }>
  | { readonly kind: 'read'; readonly notes: readonly CrmNote[]; readonly setAside: readonly SetAside[] };

/** No interaction has more pages of notes: all of them are held in memory until the last one came. */
const maxNotesPages = 100;

function readNotes({ bodies, isLastTry }: NotesAnswer): ReadNotes {
  try {
    if (bodies.reduce((sum, body) => sum + body.byteLength, 0) > maxBodyBytes)
      throw new KronikaError('answerTooLarge', {}, `${String(bodies.length)} pages of notes`);
    const pages = bodies.map(readAnswer);
    const last = pages.at(-1);
    if (last === undefined) return { kind: 'more', page: 1 };
    const notes = new Map<string, CrmNote>();
    const setAside = new Map<string, SetAside>();
    let before = 0;
    for (const page of pages) {
      needWhole(page, isLastTry);
      const read = readPage(page, toNote);
      before = notes.size + setAside.size;
      for (const note of read.records) notes.set(note.uuid, note);
      for (const one of read.setAside) setAside.set(one.uuid ?? Buffer.from(one.raw).toString('latin1'), one);
    }
    const seen = notes.size + setAside.size;
    const verdict = judgePage({
      page: pages.length,
      records: last.records.length + last.unread.length,
      seen,
      fresh: seen - before,
      totalCount: last.totalCount,
      totalBefore: pages.at(-2)?.totalCount ?? null,
      spanSeconds: 1,
      mayBeCut: false,
    });
    if (verdict === 'closed') return { kind: 'read', notes: [...notes.values()], setAside: [...setAside.values()] };
    if (verdict === 'more' && pages.length < maxNotesPages) return { kind: 'more', page: pages.length + 1 };
    return {
      kind: 'failed',
      failure: new KronikaError('countsDisagree', { crmCount: last.totalCount ?? 0, ourCount: seen }).failure,
    };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

/** The CRM's own answers to a question about an interaction that it has no longer. */
const refusals: readonly FailureKind[] = ['refusedByCrm', 'crmFault', 'unknownShape'];

/** Writes down that the notes of interactions could not be had, and why; they are owed, unless the interaction itself has vanished. */
export function recordNotesFailures(
  archive: ArchiveWriter,
  input: {
    readonly failures: readonly { readonly uuid: string; readonly reason: FailureKind; readonly tries: number }[];
    readonly nowMs: number;
  },
): null {
  archive.transaction(() => {
    for (const { uuid, reason, tries } of input.failures) {
      const id = findInteraction(archive, uuid);
      if (id === null || (refusals.includes(reason) && giveUpVanished(archive, id))) continue;
      putNotesFailure(archive, { id, reason, tries, failedAt: Math.floor(input.nowMs / 1000) });
    }
  });
  return null;
}

/** Writes down for all notes of a period that are owed why they could not be had: the run was beaten before it came to them. */
export function blameNotesOwed(
  archive: ArchiveWriter,
  { from, to, reason, nowMs }: TimeRange & { readonly reason: FailureKind; readonly nowMs: number },
): null {
  archive.transaction(() => {
    putNotesFailures(archive, { from, to }, reason, Math.floor(nowMs / 1000));
  });
  return null;
}
