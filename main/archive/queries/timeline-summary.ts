import type { Contact } from '../../../preload/model';
import { numberKey } from '../../../preload/phone-number';
import type { TimelineSummary } from '../../../preload/search/timeline';
import { directions, otherParty, toContact, toExternalContact, toKnown } from '../../crm/party';
import { dayOf, firstDatedSecond } from '../../crm/time';
import { fromJsonText, readable } from '../../crm/json/wire';
import { firstIdOf, secondsOfId } from '../../search/index/ids';
import { readMissingDays } from '../ledger/missing-days';
import type { ArchiveReader } from '../file/archive';
import type { InteractionRow } from '../records/rows';
import { newestFirst } from './search';
import { readTexts } from '../records/texts';
import type { TimelineSource } from './timeline';

/** So many of the newest records are looked at for names and numbers: some 3 microseconds each. */
const maxRead = 50_000;
const idsAtOnce = 1000;

type Source = Pick<TimelineSource, 'searcher' | 'plan' | 'check'>;

/**
 * Counts a timeline and says who it is about. Completeness is that of the days the search's own period names; where it names
 * none, of those from the first record to the last day that was ever asked for, or to `today` (`YYYY-MM-DD`).
 */
export function summariseTimeline(archive: ArchiveReader, source: Source, today: string): TimelineSummary {
  const { searcher, plan, check } = source;
  const total = searcher.count(plan, check);
  const [lastId] = searcher.page(plan, newestFirst, 0, 1, check);
  // A record without a readable date stands before all days.
  const dated = searcher.positionOf(plan, newestFirst, firstIdOf(firstDatedSecond) - 1, check).position;
  const [firstId] = dated === 0 ? [] : searcher.page(plan, newestFirst, dated - 1, 1, check);
  const firstDay = firstId === undefined ? null : dayOfRecord(firstId);
  const { from, to } = plan.query.filters;
  const { missingDays, unreadable } = readMissingDays(archive, { from: from ?? firstDay, to: to ?? null }, today);
  return {
    total,
    firstDay,
    lastDay: lastId === undefined || firstDay === null ? null : dayOfRecord(lastId),
    ...partiesOf(archive, source),
    areAllRead: total <= maxRead,
    missingDays,
    unreadable,
  };
}

type Ends = Pick<InteractionRow, 'direction' | 'from_caller' | 'to_caller' | 'external_number'>;

/** The names and numbers of the newest records' other side, each once, the one used last first. */
function partiesOf(
  archive: ArchiveReader,
  { searcher, plan, check }: Source,
): Pick<TimelineSummary, 'numbers' | 'names' | 'contacts'> {
  const find = archive.prepare<[number], Ends>(
    'SELECT direction, from_caller, to_caller, external_number FROM interaction WHERE id = ?',
  );
  const seen = new Set<string>();
  const parties: Contact[] = [];
  const partyOf = partyReader(archive);
  for (let offset = 0; offset < maxRead; offset += idsAtOnce) {
    const ids = searcher.page(plan, newestFirst, offset, Math.min(idsAtOnce, maxRead - offset), check);
    for (const id of ids) {
      const ends = find.get(id);
      if (ends === undefined) continue;
      const key = `${String(ends.direction)} ${String(ends.from_caller)} ${String(ends.to_caller)} ${String(ends.external_number)}`;
      const party = seen.has(key) ? null : readable(() => partyOf(ends));
      if (party !== null) parties.push(party);
      seen.add(key);
    }
    if (ids.length < idsAtOnce) break;
  }
  const uuids = new Set(parties.filter(({ name }) => name !== null).flatMap(({ uuid }) => uuid ?? []));
  const numbers = parties.flatMap(({ number }) => number ?? []);
  return {
    numbers: onceEach(numbers, numberKey),
    names: onceEach(
      parties.flatMap(({ name }) => name ?? []),
      (name) => name,
    ),
    contacts: uuids.size,
  };
}

function partyReader(archive: ArchiveReader): (ends: Ends) => Contact {
  const texts = readTexts(archive);
  const part = <Part>(id: number | null, read: (id: number) => Part): Part | null => (id === null ? null : read(id));
  const caller = (id: number): Contact | null => toContact(fromJsonText(texts.entity(id)));
  return (ends) =>
    otherParty(
      toKnown(
        part(ends.direction, (id) => texts.label(id)),
        directions,
      ),
      part(ends.from_caller, caller),
      part(ends.to_caller, caller),
      part(ends.external_number, (id) => toExternalContact(fromJsonText(texts.entity(id)))),
    );
}

/** Values in their order, without those that are the same as one before; an empty key stands for the value itself. */
function onceEach(values: readonly string[], keyOf: (value: string) => string): string[] {
  const kept = new Map<string, string>();
  for (const value of values) {
    const key = keyOf(value) === '' ? value : keyOf(value);
    if (!kept.has(key)) kept.set(key, value);
  }
  return [...kept.values()];
}

function dayOfRecord(id: number): string {
  return dayOf(secondsOfId(id));
}
