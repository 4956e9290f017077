import { describe, expect, test } from 'vitest';
import { flushPending, rebuildIndex } from '../../../../main/archive/index/index-build';
import type { MergePolicy } from '../../../../main/archive/index/merge-policy';
import type { ArchiveReader } from '../../../../main/archive/file/archive';
import { openForReading } from '../../../../main/archive/file/open';
import { phraseReader } from '../../../../main/archive/queries/phrases';
import { planSearch, type Plan } from '../../../../main/archive/queries/understanding/plan';
import { createSearcher, type Searcher } from '../../../../main/archive/queries/search';
import { sortKeys, type Filters, type Query, type Sort } from '../../../../preload/model';
import type { AddForms } from '../../../../main/archive/queries/understanding/plan';
import { Random } from '../../../../main/sample-crm/data/random';
import { cases } from '../../random-cases';
import { temporaryArchive } from '../../temp-archive';
import { Imagination, Told } from '../made-up';
import { plainLetters } from '../../search/naive-letters';
import { PlainSearch } from '../plain-search';

/** Small ones, so that a few dozen records make several segments. */
const policy: MergePolicy = { maxPending: 12, minPending: 4, maxAtOnce: 40, maxPerSegment: 16 };

const sorts = sortKeys.flatMap((by) => [true, false].map((descending): Sort => ({ by, descending })));
const newest: Sort = { by: 'date', descending: true };

const inflected: Readonly<Record<string, readonly string[]>> = {
  faktura: ['fakturę', 'faktury', 'fakturze'],
  zapłata: ['zapłacę'],
};
const addForms: AddForms = (groups) =>
  groups.map((group) => ({
    ...group,
    anyOf: group.anyOf.map((term) =>
      term.kind === 'word' ? { ...term, forms: inflected[term.text.toLowerCase()] ?? [] } : term,
    ),
  }));

const archives = cases(210);
const bunches = 10;
const stepsPerArchive = 8;
const queriesPerStep = 3;

describe('a search finds what going through all records finds', () => {
  test.each(Array.from({ length: bunches }, (_, bunch) => bunch))(
    'archives of bunch %i',
    (bunch) => {
      for (let at = 0; at < archives / bunches; at += 1) searchRandomArchive(bunch * 1000 + at);
    },
    cases(180_000),
  );
});

function searchRandomArchive(seed: number): void {
  const imagination = new Imagination(new Random(seed));
  const archive = temporaryArchive();
  const told = new Told(archive);
  const reading = openForReading(archive.path);
  // Of the writer's and the reader's connection, each asking FTS5 for phrases always or never.
  const searchers = [archive, reading].map((one: ArchiveReader) =>
    createSearcher(one, phraseReader(one, imagination.pick([0, 1000]))),
  );
  for (let step = 0; step < stepsPerArchive; step += 1) {
    change(imagination, archive, told);
    const records = told.records();
    for (let asked = 0; asked < queriesPerStep; asked += 1) {
      const query = makeQuery(imagination);
      const plan = planSearch(query, addForms);
      // What was typed and cannot be searched finds nothing; nothing typed finds everything.
      const isInVain = plan.understood.length === 0 && plainLetters(query.text).trim() !== '';
      const plain = new PlainSearch(isInVain ? [] : records, {
        groups: plan.understood,
        filters: query.filters,
        exactLetters: plan.exactLetters,
      });
      const about = `seed ${String(seed)}, step ${String(step)}: ${JSON.stringify(query)}`;
      compare(
        imagination.pick(searchers),
        plan,
        plain,
        records.map(({ id }) => id),
        imagination.pick(sorts),
        about,
      );
    }
  }
  reading.close();
  archive.close();
}

function change(imagination: Imagination, archive: Parameters<typeof flushPending>[0], told: Told): void {
  const { random } = imagination;
  const uuid = (): string => `uuid-${String(random.whole(0, 60))}`;
  const page = new Set(imagination.some(25, uuid));
  told.store([...page].map((one) => imagination.record(one)));
  for (const owner of imagination.some(8, uuid)) {
    told.storeNotes(
      owner,
      [...new Set(imagination.some(3, () => `note-${String(random.whole(0, 40))}`))].map((one) =>
        imagination.note(one),
      ),
    );
  }
  if (random.chance(0.3)) told.markVanished(uuid());
  if (random.chance(0.7)) flushPending(archive, imagination.pick(['most', 'nearlyAll'] as const), policy);
  if (random.chance(0.05)) rebuildIndex(archive, policy);
}

function makeQuery(imagination: Imagination): Query {
  const { random } = imagination;
  const term = (): string => {
    const words =
      imagination.pick([1, 1, 1, 2]) === 1 ? imagination.word() : `${imagination.word()} ${imagination.word()}`;
    const plain = words.replaceAll(/["„”]/g, '');
    const cut = random.chance(0.3) ? plain.slice(0, random.whole(1, 4)) : plain;
    const name = imagination.pick([
      'Jan Kowalski',
      'wójcik',
      'Tartak Żubr sp',
      'umowa',
      'kolejka',
      'łódź plan',
      '700800',
      '107',
      'o.o',
    ]);
    const typed = random.chance(0.3) ? name : cut;
    const field = random.chance(0.25)
      ? imagination.pick(['sms:', 'note:', 'od:', 'do:', 'agent:', 'flaga:', 'autor:', 'plik:', 'cel:'])
      : '';
    const quoted = random.chance(0.3) ? `"${typed}"` : typed;
    return (random.chance(0.15) ? '-' : '') + field + quoted;
  };
  const text = imagination.some(3, term).join(imagination.pick([' ', ' ', ' OR ', ' | ']));
  return {
    text,
    filters: random.chance(0.4) ? {} : makeFilters(imagination),
    exactLetters: random.chance(0.25),
    exactForms: random.chance(0.2),
  };
}

function makeFilters(imagination: Imagination): Filters {
  const { random } = imagination;
  const seldom = <T>(make: () => T): T | undefined => imagination.maybe(0.15, make) ?? undefined;
  const among = (...values: readonly string[]): string[] | undefined =>
    seldom(() => imagination.some(2, () => imagination.pick(values)));
  const day = (): string => new Date((1_672_300_000 + random.whole(-1, 6) * 86_400) * 1000).toISOString().slice(0, 10);
  return {
    from: seldom(day),
    to: seldom(day),
    services: among('call', 'sms', 'fax', 'Video', 'nothing'),
    directions: among('in', 'out', 'internal', 'sideways'),
    statuses: among('answered', 'noAnswer', 'busy', 'odd'),
    queueStatuses: among('queue', 'noQueue'),
    agents: among('Jan Kowalski', 'jan  Kowalski', 'Jan', 'Nikt'),
    extensions: among('107', '12', '1'),
    flags: among('Windykacja', 'Łódź', 'łódź', 'VIP'),
    contacts: among('Żabka Łódź', 'Anna Wójcik', 'anna wójcik', '107', '+48 600 700 800'),
    number: seldom(() =>
      imagination.pick(['600 700 800', '0800', '+48221234567', '0 22 123 45 67', 'sip:4930@x', '7', 'x', 'mb']),
    ),
    hasNotes: seldom(() => random.chance(0.5)),
    hasPinnedNote: seldom(() => random.chance(0.5)),
    hasAttachment: seldom(() => random.chance(0.5)),
    minSeconds: seldom(() => imagination.pick([0, 60, 3600])),
    maxSeconds: seldom(() => imagination.pick([0, 60, 3600])),
    minCost: seldom(() => imagination.pick([0, 1])),
    maxCost: seldom(() => imagination.pick([1, 30])),
  };
}

function compare(
  searcher: Searcher,
  plan: Plan,
  plain: PlainSearch,
  everyId: readonly number[],
  sort: Sort,
  about: string,
): void {
  const wanted = plain.ids(sort);
  const random = new Random(wanted.length, everyId.length);
  const offset = random.whole(0, wanted.length);
  // Sometimes a part first: results are worked out as far as they are asked for.
  expect(searcher.page(plan, sort, offset, 5), about).toEqual(wanted.slice(offset, offset + 5));
  expect(searcher.page(plan, sort, 0, 1000), about).toEqual(wanted);
  expect(searcher.count(plan), about).toBe(wanted.length);
  expect([...searcher.all(plan, sort).ids], about).toEqual(wanted);
  const byDate = plain.ids(newest);
  const places = everyId.map((id) => searcher.positionOf(plan, sort, id));
  expect(
    places.map(({ isFound, position }) => (isFound ? position : -1)),
    about,
  ).toEqual(everyId.map((id) => wanted.indexOf(id)));
  // By date there is a place for a record that was not found, too.
  expect(
    everyId.map((id) => searcher.positionOf(plan, newest, id).position),
    about,
  ).toEqual(everyId.map((id) => byDate.filter((one) => one > id).length));
  const summary = searcher.summary(plan);
  expect(summary.total, about).toBe(wanted.length);
  const facets = Object.fromEntries(
    Object.entries(summary.facets).map(([name, values]) => [
      name,
      Object.fromEntries(values.map(({ value, count }) => [value, count])),
    ]),
  );
  expect(facets, about).toEqual(plain.facets());
  compareHistogram(summary.histogram, plain.byDay(), about);
}

function compareHistogram(
  bars: ReturnType<Searcher['summary']>['histogram'],
  byDay: ReadonlyMap<number, number>,
  about: string,
): void {
  const dayOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const within = ({ from, to }: { from: string; to: string }): number =>
    [...byDay].reduce((sum, [day, count]) => (day >= dayOf(from) && day <= dayOf(to) ? sum + count : sum), 0);
  expect(
    bars.map(({ count }) => count),
    about,
  ).toEqual(bars.map(within));
  expect(
    bars.reduce((sum, { count }) => sum + count, 0),
    about,
  ).toBe([...byDay.values()].reduce((sum, count) => sum + count, 0));
  // One after the other, without gaps.
  expect(
    bars.slice(1).map(({ from }) => dayOf(from)),
    about,
  ).toEqual(bars.slice(0, -1).map(({ to }) => dayOf(to) + 1));
}
