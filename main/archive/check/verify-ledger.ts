import { wallTimeOf } from '../../crm/time';
import { firstIdOf, secondsOfId } from '../../search/index/ids';
import { callDateOfId, type DamageKind, type TellDamage } from './damage';
import type { ArchiveReader } from '../file/archive';
import { firstBrokenEntry } from '../ledger/register';
import { isRecordId } from '../records/sound-rows';
import { readAskedPeriods, readWindows, type LedgerWindow } from '../ledger/windows';

/** What the ledger and the tally say, beside what is there. */
export interface LedgerCheck {
  /** To be told of each record, in the order of time. */
  readonly see: (id: number) => void;
  /** Once all were seen. */
  readonly end: (interactions: number) => void;
}

/** Compares the counts of the tally and the windows of the ledger with the rows. */
export function checkLedger(archive: ArchiveReader, tell: TellDamage): LedgerCheck {
  const windows = readWindows(archive, { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER });
  const held = new Map<LedgerWindow, number>();
  let at = 0;
  return {
    see: (id) => {
      const seconds = secondsOfId(id);
      while ((windows[at]?.to ?? Infinity) <= seconds) at += 1;
      const window = windows[at];
      if (window !== undefined && window.from <= seconds) held.set(window, (held.get(window) ?? 0) + 1);
    },
    end: (interactions) => {
      checkTally(archive, interactions, tell);
      checkReferences(archive, tell);
      checkRegister(archive, tell);
      const wrong = contradictionsIn(windows);
      for (const window of wrong) tell(ofWindow('ledgerContradicts', window, 1));
      for (const window of windows) {
        const missing = window.state === 'closed' ? (window.held ?? 0) - (held.get(window) ?? 0) : 0;
        // Windows that overlap share their records: they are wrong already.
        if (missing > 0 && wrong.length === 0) tell(ofWindow('windowsShort', window, 1));
      }
      for (const [place, period] of readAskedPeriods(archive).entries()) {
        const before = readAskedPeriods(archive)[place - 1];
        if (period.to > period.from && (before === undefined || before.to < period.from)) continue;
        tell(ofWindow('ledgerContradicts', period, 1));
      }
    },
  };
}

function ofWindow(kind: DamageKind, { from }: { readonly from: number }, count: number) {
  const isTime = isRecordId(firstIdOf(from));
  return { kind, count, id: null, row: from, uuid: null, callDate: isTime ? wallTimeOf(from) : null };
}

/** Windows that no run can have written. */
function contradictionsIn(windows: readonly LedgerWindow[]): readonly LedgerWindow[] {
  return windows.filter((window, place) => {
    const { from, to, state, crmCount, ourCount, held } = window;
    const overlaps = place > 0 && (windows[place - 1]?.to ?? from) > from;
    const disagrees = state === 'closed' && crmCount !== null && ourCount !== null && crmCount !== ourCount;
    const holdsTooMuch = ourCount !== null && held != null && held > ourCount;
    return overlaps || to <= from || disagrees || holdsTooMuch;
  });
}

const counted = [
  ['interaction', 'recordsLost', 'recordsUncounted'],
  ['note', 'notesLost', 'notesUncounted'],
  ['note_version', 'versionsLost', 'versionsUncounted'],
  ['own_mark', 'marksLost', 'marksUncounted'],
] as const;

/** How many rows a table has. */
export function countStored(archive: ArchiveReader, table: (typeof counted)[number][0]): number {
  return archive.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}

function checkTally(archive: ArchiveReader, interactions: number, tell: TellDamage): void {
  const find = archive.prepare<[string], number>('SELECT rows FROM tally WHERE name = ?').pluck();
  for (const [table, lost, uncounted] of counted) {
    const there = table === 'interaction' ? interactions : countStored(archive, table);
    const missing = (find.get(table) ?? 0) - there;
    const unknown = { id: null, row: null, uuid: null, callDate: null };
    if (missing > 0) tell({ kind: lost, count: missing, ...unknown });
    if (missing < 0) tell({ kind: uncounted, count: -missing, ...unknown });
  }
}

function checkRegister(archive: ArchiveReader, tell: TellDamage): void {
  const entry = firstBrokenEntry(archive);
  if (entry !== null) tell({ kind: 'registerBroken', count: 1, id: null, row: entry, uuid: null, callDate: null });
}

interface Reference {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

/** References to parts of a record are found where it is read back; the others are looked at here. */
function checkReferences(archive: ArchiveReader, tell: TellDamage): void {
  const ofNote = archive.prepare<[number], number>('SELECT interaction_id FROM note WHERE id = ?').pluck();
  for (const { table, rowid, parent } of archive.prepare<[], Reference>('PRAGMA foreign_key_check').all()) {
    const kind = kindOfReference(table, parent);
    if (kind === null) continue;
    const id = kind === 'notesWithoutRecord' && rowid !== null ? (ofNote.get(rowid) ?? null) : null;
    tell({ kind, count: 1, id, row: rowid, uuid: null, callDate: callDateOfId(id) });
  }
}

function kindOfReference(table: string, parent: string): DamageKind | null {
  if (parent === 'label' || parent === 'entity') return null;
  if (table === 'own_mark') return 'marksWithoutRecord';
  if (table === 'note') return 'notesWithoutRecord';
  return table === 'note_version' ? 'versionsWithoutNote' : 'referencesBroken';
}
