import { expect, test } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { putHold } from '../../../../main/archive/ledger/keeping/holds';
import { putKeeping, readKeeping } from '../../../../main/archive/ledger/keeping/rules';
import { firstBrokenEntry, readRegister } from '../../../../main/archive/ledger/register';
import { openRun } from '../../../../main/archive/ledger/runs';
import { planRetention } from '../../../../main/archive/queries/erasing/retention-plan';
import { findExpired } from '../../../../main/archive/queries/keeping/retention';
import { heldIds } from '../../../../main/archive/queries/keeping/held';
import { eraseRecords } from '../../../../main/archive/store/erase';
import { dayOf } from '../../../../main/crm/time';
import { Random } from '../../../../main/sample-crm/data/random';
import {
  ageUnits,
  keepsAll,
  ruleKinds,
  ruleNotes,
  type Age,
  type Keeping,
  type RetentionRule,
} from '../../../../preload/persons/keeping';
import { shiftDay } from '../../../../preload/words/format';
import { cases } from '../../random-cases';
import { temporaryArchive } from '../../temp-archive';
import { calledAs, Imagination, Told, type KnownRecord } from '../made-up';

const hold = { said: 'słowa', reason: 'pozew', person: 'anna', at: '2026-01-15T10:00:00Z' };
const secondsPerDay = 86_400;

/** Whether a record is older than an age, by counting on from the day of the record: a second way to say it. */
function isOlder(seconds: number, { n, unit }: Age, today: string): boolean {
  const day = dayOf(seconds);
  if (unit === 'days') return shiftDay(day, n) < today;
  const months = unit === 'years' ? n * 12 : n;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [thisYear = 0, thisMonth = 0, thisDate = 0] = today.split('-').map(Number);
  const passed = (thisYear - year) * 12 + thisMonth - month;
  if (passed !== months) return passed > months;
  // In a short month its last day stands for those that it lacks.
  const lengthOfThen = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return date < Math.min(thisDate, lengthOfThen);
}

function isAbout({ service, noteFlag, notes }: KnownRecord, rule: RetentionRule): boolean {
  const kind = service === null ? null : (calledAs[service] ?? service);
  const hasNotes = noteFlag > 0 || notes.length > 0;
  const hasKind = rule.kind === 'all' || kind?.toLowerCase() === rule.kind;
  return hasKind && (rule.notes === 'any' || (rule.notes === 'with') === hasNotes);
}

test.each(Array.from({ length: cases(40) }, (_, seed) => seed))(
  'finds what a calendar says is too old, and nothing that is held, in archive %i',
  (seed) => {
    const random = new Random(seed);
    const imagination = new Imagination(random);
    const archive = temporaryArchive();
    const told = new Told(archive);
    const today = shiftDay(
      imagination.pick(['2024-02-29', '2025-02-28', '2026-03-31', '2026-10-25']),
      random.whole(-1, 1),
    );
    const now = Date.parse(`${today}T00:00:00Z`) / 1000;
    // Around the days on which the rules turn, at the very first and last second of a day as well.
    const when = (): number =>
      now -
      imagination.pick([0, 30, 31, 365, 366, 730, 1096, 1461]) * secondsPerDay +
      random.whole(-2, 2) * secondsPerDay +
      imagination.pick([0, 1, 43_200, 86_399]);
    told.store(
      Array.from({ length: 60 }, (_, n) => ({
        ...imagination.record(`r-${String(n)}`),
        seconds: random.chance(0.05) ? 0 : when(),
      })),
    );
    for (const { uuid } of told.records().slice(0, 15)) told.storeNotes(uuid, [imagination.note(`n-${uuid}`)]);
    const vanishedOn = new Map<string, string>();
    for (const { uuid } of told.records()) {
      if (!random.chance(0.15)) continue;
      const day = shiftDay(today, -random.whole(28, 32));
      vanishedOn.set(uuid, day);
      told.markVanished(uuid, `${day}T23:30:00.000Z`);
    }
    if (random.chance(0.5)) flushPending(archive, 'nearlyAll');
    archive.transaction(() =>
      putHold(archive, { ...hold, subject: { kind: 'search', query: { text: '', filters: { directions: ['in'] } } } }),
    );

    const rule = (): RetentionRule => ({
      kind: imagination.pick(ruleKinds),
      notes: imagination.pick(ruleNotes),
      age: { n: random.whole(1, 3), unit: imagination.pick(ageUnits) },
    });
    const keeping: Keeping = {
      rules: imagination.some(3, rule),
      vanished: imagination.pick([{ kind: 'keep' }, { kind: 'ask' }, { kind: 'erase', days: 30 }]),
      afterDownloads: false,
    };
    const { ids, preview, held } = findExpired(archive, { keeping, today });

    const heldNow = heldIds(archive);
    const isDue = (record: KnownRecord): boolean =>
      keeping.rules.some(
        (one) => record.seconds >= secondsPerDay && isAbout(record, one) && isOlder(record.seconds, one.age, today),
      ) ||
      (keeping.vanished.kind === 'erase' && (vanishedOn.get(record.uuid) ?? today) < shiftDay(today, -30));
    const due = told.records().filter(isDue);
    const expected = due.filter(({ id }) => !heldNow.has(id));
    expect([...ids].sort((a, b) => a - b)).toEqual(expected.map(({ id }) => id).sort((a, b) => a - b));
    expect(held).toBe(due.length - expected.length);
    expect(preview.records).toBe(expected.length);
    expect(preview.vanished.allRecords).toBe(vanishedOn.size);
    expect(preview.months.reduce((sum, { records }) => sum + records, 0)).toBe(expected.length);
    expect(preview.months.map(({ month }) => month)).toEqual([
      ...new Set(expected.map(({ seconds }) => dayOf(seconds).slice(0, 7)).sort()),
    ]);
    for (const [at, one] of keeping.rules.entries())
      expect(preview.rules[at]?.records).toBe(
        expected.filter(
          (record) =>
            isAbout(record, one) && record.seconds >= secondsPerDay && isOlder(record.seconds, one.age, today),
        ).length,
      );
  },
);

test('single notes that the CRM no longer has go after their days, and their record stays', () => {
  const archive = temporaryArchive();
  const told = new Told(archive);
  const imagination = new Imagination(new Random(3));
  told.store([imagination.record('a'), imagination.record('b')]);
  for (const uuid of ['a', 'b']) told.storeNotes(uuid, [imagination.note(`n-${uuid}`)]);
  const gone = archive.prepare<[string]>(
    "UPDATE note SET vanished_at = ? WHERE interaction_id IN (SELECT id FROM interaction WHERE uuid = 'a')",
  );
  gone.run('2026-01-01T10:00:00.000Z');
  const keeping: Keeping = { ...keepsAll, vanished: { kind: 'erase', days: 30 } };
  const on = (today: string) => findExpired(archive, { keeping, today });
  expect(on('2026-01-31').notes).toHaveLength(0);
  expect(on('2026-02-01')).toMatchObject({ ids: [], preview: { records: 0, singleNotes: 1 } });
  // What says nothing of a time stays.
  gone.run('once');
  expect(on('2026-02-01').notes).toHaveLength(0);
  // With its record, a note is counted with that.
  gone.run('2026-01-01T10:00:00.000Z');
  told.markVanished('a', '2026-01-01T10:00:00.000Z');
  expect(on('2026-02-01')).toMatchObject({ notes: [], preview: { records: 1, singleNotes: 0 } });
});

test('people of whom something is left are named as before, others are forgotten', () => {
  const archive = temporaryArchive();
  const told = new Told(archive);
  const base = { ...new Imagination(new Random(4)).record('a'), direction: 'IN', external: null, to: null, agents: [] };
  const at = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000;
  const [anna, jan] = [
    { name: 'Anna Wójcik', number: '+48 600 700 800' },
    { name: 'Jan Kowalski', number: '600700801' },
  ];
  told.store([
    { ...base, sms: null, from: anna, seconds: at('2020-01-02') },
    { ...base, sms: null, uuid: 'b', from: jan, seconds: at('2020-01-03') },
    { ...base, sms: null, uuid: 'c', from: jan, seconds: at('2026-01-03') },
  ]);
  const search = (id: string, text: string) => ({ id, name: id, query: { text, filters: {} } });
  const question = {
    keeping: { ...keepsAll, rules: [{ kind: 'all', notes: 'any', age: { n: 3, unit: 'years' } }] } as const,
    today: '2026-01-15',
    searches: [search('s1', 'wójcik'), search('s2', 'kowalski')],
    recent: [search('0', 'faktura'), search('1', '600 700 800')],
  };
  const plan = planRetention(archive, question, () => undefined);
  expect(plan.people).toEqual(['Anna Wójcik', '+48 600 700 800']);
  expect([plan.searches, plan.recent]).toEqual([['s1'], ['1']]);
  expect(plan.preview.isClockDoubtful).toBe(false);
  expect(planRetention(archive, { ...question, today: '2026-03-05' }, () => undefined).preview.isClockDoubtful).toBe(
    true,
  );
  // No more than was meant.
  const meant = { ids: plan.ids.slice(0, 1), notes: [] };
  expect(planRetention(archive, { ...question, meant }, () => undefined).ids).toEqual(meant.ids);

  const order = { ids: plan.ids, notes: [], lastHold: plan.lastHold, reason: 'SMS-y', person: null, at: hold.at };
  // What was downloaded meanwhile may have got notes, or be listed again.
  archive.transaction(() => openRun(archive, { from: 0, to: 9 }, 1_800_000_000));
  expect(eraseRecords(archive, { ...order, act: 'retention', lastRun: plan.lastRun })).toBeNull();
  const { lastRun } = planRetention(archive, question, () => undefined);
  expect(eraseRecords(archive, { ...order, act: 'retention', lastRun })).toMatchObject({ interactions: 2 });
  expect(readRegister(archive).map(({ act, texts }) => [act, texts.reason])).toEqual([['retention', 'SMS-y']]);
});

test('what is decided is kept with the archive, and each change is noted', () => {
  const archive = temporaryArchive();
  expect(readKeeping(archive)).toEqual(keepsAll);
  const keeping: Keeping = {
    rules: [{ kind: 'sms', notes: 'any', age: { n: 3, unit: 'years' } }],
    vanished: { kind: 'erase', days: 30 },
    afterDownloads: true,
  };
  const put = (wanted: Keeping, said: string): void => {
    archive.transaction(() => {
      putKeeping(archive, { keeping: wanted, said, person: 'anna', at: hold.at });
    });
  };
  put(keeping, 'SMS-y: 3 lata');
  put(keeping, 'jeszcze raz to samo');
  expect(readKeeping(archive)).toEqual(keeping);
  expect(readRegister(archive).map(({ act, texts }) => [act, texts.change])).toEqual([['rules', 'SMS-y: 3 lata']]);
  expect(firstBrokenEntry(archive)).toBeNull();
  // What nobody could have decided erases nothing.
  const spoil = archive.prepare<[string]>("UPDATE meta SET value = ? WHERE key = 'keeping'");
  for (const value of [
    '',
    '{}',
    JSON.stringify({ ...keeping, rules: [{ kind: 'sms', notes: 'any', age: { n: 0, unit: 'days' } }] }),
  ]) {
    spoil.run(value);
    expect(readKeeping(archive)).toEqual(keepsAll);
  }
});
