import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { verifyFile } from '../../../main/archive/check/verify';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { flushPending } from '../../../main/archive/index/index-build';
import { storedSegments } from '../../../main/archive/index/index-segments';
import { readRecords } from '../../../main/archive/queries/read';
import { searcherOf } from '../../../main/archive/queries/search';
import { understand } from '../../../main/archive/queries/understanding/understand';
import { eraseRecords, finishErasure } from '../../../main/archive/store/erase';
import { dataOfRecords } from '../../../main/sample-crm/data/records';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import { dialledNumber, significantDigits } from '../../../preload/phone-number';
import { foldedOfTerm } from '../../../main/search/index/terms';
import { temporaryArchive } from '../temp-archive';
import { officeOf, plain, reversed, tracesOf, type Person } from './erased-office';
import { mirror } from './mirroring';

vi.setConfig({ testTimeout: 600_000 });

// `npm run test:random` erases 200 persons out of 5,000 records at least; every run a tenth of that.
const isWhole = process.env['KRONIKA_RANDOM'] !== undefined;
const size = isWhole ? { people: 1667, gone: 200 } : { people: 167, gone: 20 };
const days = { from: '2025-03-01', to: '2025-03-16' } as const;

const closing: CrmServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

/** A number as digits of four bits and as a whole number in either order of its bytes, besides its digits. */
function packedNumbers({ number }: Person): readonly Buffer[] {
  const national = significantDigits(dialledNumber(number).written);
  return [national, number.slice(1)].flatMap((digits) => {
    const even = digits.length % 2 === 0 ? digits : `${digits}f`;
    const whole = Buffer.alloc(8);
    whole.writeBigUInt64BE(BigInt(digits));
    const bytes = whole.subarray(whole.findIndex((byte) => byte !== 0));
    return [Buffer.from(even, 'hex'), Buffer.from(bytes), Buffer.from(bytes).reverse()];
  });
}

/** Those of some traces that stand in the files of an archive's folder; the files are gone through once. */
function found(archive: ArchiveWriter, people: readonly Person[]): readonly string[] {
  const traces = people.flatMap((person) => [...tracesOf(person), ...packedNumbers(person)]);
  const byBeginning = new Map<number, Buffer[]>();
  for (const trace of traces) {
    const beginning = trace.readUInt32BE(0);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), trace]);
  }
  const folder = dirname(archive.path);
  const left = new Set<string>();
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    for (let at = 0; at + 4 <= bytes.length; at += 1)
      for (const trace of byBeginning.get(bytes.readUInt32BE(at)) ?? [])
        if (bytes.subarray(at, at + trace.length).equals(trace)) left.add(`${name}: ${trace.toString('hex')}`);
  }
  return [...left];
}

/** Every folded word of the segments: there they share beginnings, so that bytes alone do not tell. */
function indexedWords(archive: ArchiveWriter): ReadonlySet<string> {
  const words = new Set<string>();
  for (const segment of storedSegments(archive).read()) {
    const cursor = segment.cursor();
    while (cursor.term !== null) {
      const word = foldedOfTerm(cursor.term);
      if (word !== null) words.add(word);
      cursor.next();
    }
  }
  return words;
}

it(`erases ${String(size.gone)} of ${String(size.people)} people, and nothing of anybody else`, async () => {
  const { people, data } = officeOf(size.people, 11);
  const server = await startCrmServer({ data: dataOfRecords(data) });
  closing.push(server);
  const archive = temporaryArchive();
  await mirror(server, archive, days);
  flushPending(archive, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 1000, maxPerSegment: 1000 });
  const every = Math.floor(size.people / size.gone);
  const gone = people.filter((_, at) => at % every === 1).slice(0, size.gone);
  const isGone = new Set(gone);
  const stay = people.filter((person) => !isGone.has(person));
  const records = readRecords(archive);
  const idsOf = (some: readonly Person[]): number[] =>
    some.flatMap((person) => person.records.flatMap((uuid) => records.idOf(uuid) ?? []));
  const before = new Map(idsOf(stay).map((id) => [id, JSON.stringify(records.wire(id))]));
  archive.db.pragma('wal_checkpoint(TRUNCATE)');
  expect(found(archive, gone).length).toBeGreaterThan(size.gone * 20);

  const ids = idsOf(gone);
  const order = { ids, notes: [], reason: 'wniosek', person: 'anna', at: '2026-01-01T10:00:00Z', lastHold: 0 };
  expect(eraseRecords(archive, order)).toMatchObject({ interactions: size.gone * 3, notes: size.gone * 3 });
  finishErasure(archive);

  const isClean = (): void => {
    expect(found(archive, gone)).toEqual([]);
    const words = indexedWords(archive);
    const theirs = gone.flatMap(({ first, last, words: own }) => [first, last, ...own].map(plain));
    expect(theirs.filter((word) => words.has(word) || words.has(reversed(word)))).toEqual([]);
    expect(verifyFile(archive)).toMatchObject({ isSound: true, damages: [], problems: [] });
    expect([...before].filter(([id, wire]) => JSON.stringify(readRecords(archive).wire(id)) !== wire)).toEqual([]);
  };
  isClean();
  const search = (text: string): readonly number[] => [
    ...searcherOf(archive).all(understand(archive, { text, filters: {}, literal: true }), {
      by: 'date',
      descending: true,
    }).ids,
  ];
  for (const { last, number } of gone) for (const text of [last, number]) expect(search(text)).toEqual([]);
  // Each has the word of the name on all three records, and a word of an SMS on one.
  for (const person of stay.slice(0, 300)) {
    const own = idsOf([person]).sort((a, b) => b - a);
    expect(search(person.last)).toEqual(own);
    expect(search(person.number)).toEqual(own);
    expect(search(person.words[0] ?? '')).toEqual(idsOf([{ ...person, records: person.records.slice(0, 1) }]));
  }
  for (let again = 0; again < 10; again += 1) {
    const report = await mirror(server, archive, { ...days, settings: { force: true } });
    expect(report).toMatchObject({ complete: true, gaps: [], interactions: { new: 0 } });
  }
  isClean();
});
