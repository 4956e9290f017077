import { createHash, randomBytes } from 'node:crypto';
import {
  registerTexts,
  type RegisterCheck,
  type RegisterEntry,
  type RegisterLink,
  type RegisterText,
  type StandingEntry,
} from '../../../preload/register';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';

/** The key by which `meta` has the number and the hash of the last entry: without it, entries could be cut off the end. */
const endKey = 'registerEnd';

interface Row {
  readonly id: number;
  readonly at: string;
  readonly person: string | null;
  readonly act: string;
  readonly details: string;
  readonly hash: Buffer;
}

interface TextRow {
  readonly entry: number;
  readonly name: string;
  readonly salt: Buffer | null;
  readonly text: string | null;
}

/** What an entry's `details` are, as JSON. */
interface Details extends Pick<Required<RegisterEntry>, 'counts' | 'facts'> {
  /** Salted hashes of the texts, in hexadecimal digits. */
  readonly texts: Readonly<Partial<Record<RegisterText, string>>>;
}

const saltBytes = 32;

/** Adds an entry, and gives its number; inside the transaction that does what it tells of. */
export function addToRegister(archive: ArchiveWriter, { at, person, act, ...noted }: RegisterEntry): number {
  const before = archive.prepare<[], Row>('SELECT * FROM register ORDER BY id DESC LIMIT 1').get();
  const id = (before?.id ?? 0) + 1;
  const { counts = {}, facts = {}, texts = {} } = noted;
  const details: Details = { counts, facts, texts: putTexts(archive, id, texts) };
  const entry = { id, at, person, act, details: JSON.stringify(details) };
  const hash = hashOf(before?.hash ?? null, entry);
  archive
    .prepare<[object]>(
      `INSERT INTO register (id, at, person, act, details, hash)
       VALUES (@id, @at, @person, @act, @details, @hash)`,
    )
    .run({ ...entry, hash });
  archive
    .prepare<[string, string]>('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
    .run(endKey, endOf({ id, hash }));
  return id;
}

function putTexts(archive: ArchiveWriter, entry: number, texts: RegisterEntry['texts'] & object): Details['texts'] {
  const put = archive.prepare<[number, string, Buffer, string]>(
    'INSERT INTO register_text (entry, name, salt, text) VALUES (?, ?, ?, ?)',
  );
  const hashes: Partial<Record<RegisterText, string>> = {};
  for (const name of registerTexts) {
    const text = texts[name];
    if (text === undefined || text === '') continue;
    const salt = randomBytes(saltBytes);
    put.run(entry, name, salt, text);
    hashes[name] = hashOfText(salt, text);
  }
  return hashes;
}

/** The hash of what administrators decided, as it was noted last; null where it never was. */
export function readNotedPolicy(archive: ArchiveReader): string | null {
  const details = archive
    .prepare<[], string>("SELECT details FROM register WHERE act = 'policy' ORDER BY id DESC LIMIT 1")
    .pluck()
    .get();
  return details === undefined ? null : ((JSON.parse(details) as Partial<Details>).facts?.policy ?? null);
}

/** Every entry, the oldest first. */
export function readRegister(archive: ArchiveReader): readonly StandingEntry[] {
  const rows = archive.prepare<[], Row>('SELECT * FROM register ORDER BY id').all();
  return standing(archive, rows, textsOf(archive, rows));
}

/** Some entries, in the order of their numbers as given; those that are not there are left out. */
export function readEntries(archive: ArchiveReader, ids: readonly number[]): readonly StandingEntry[] {
  const rows = archive
    .prepare<[string], Row>('SELECT * FROM register WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(ids));
  const entries = standing(archive, rows, textsOf(archive, rows));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function standing(
  archive: ArchiveReader,
  rows: readonly Row[],
  texts: ReadonlyMap<number, readonly TextRow[]>,
): readonly StandingEntry[] {
  const ends = archive.own(endsOf).read();
  return rows.map(({ id, at, person, act, details, hash }) => {
    const { counts = {}, facts = {} } = JSON.parse(details) as Partial<Details>;
    const own = texts.get(id) ?? [];
    const there = own.flatMap(({ name, text }) => (text === null ? [] : [[name, text] as const]));
    return {
      ...{ id, at, person, act: act as RegisterEntry['act'], counts, facts },
      texts: Object.fromEntries(there),
      emptied: registerTexts.filter((name) => own.some((one) => one.name === name && one.text === null)),
      hash: hash.toString('hex'),
      endedBy: ends.get(id) ?? null,
    };
  });
}

/** By which entry each begun one was ended: entries never change, so only those that were added are looked at. */
const endsOf = (archive: ArchiveReader) => {
  const ends = new Map<number, number>();
  let seen = 0;
  return {
    forget: (): void => {
      ends.clear();
      seen = 0;
    },
    read: (): ReadonlyMap<number, number> => {
      const added = archive
        .prepare<[number], { readonly id: number; readonly begun: number }>(
          `SELECT id, json_extract(details, '$.facts.of') AS begun
           FROM register
           WHERE id > ? AND instr(details, '"of":') > 0`,
        )
        .all(seen);
      for (const { id, begun } of added) ends.set(begun, id);
      seen = archive.prepare<[], number | null>('SELECT max(id) FROM register').pluck().get() ?? 0;
      return ends;
    },
  };
};

/** So many entries are checked at once where nothing else is said: all of them. */
const allOfThem = Number.MAX_SAFE_INTEGER;

/**
 * The first entry (by its number) that is not as it was written, or does not follow the one before it; the number after the last one
 * where entries were cut off the end; null where all are there. A text that was emptied is as it should be.
 */
export function firstBrokenEntry(archive: ArchiveReader): number | null {
  return checkRegister(archive, null, allOfThem).broken;
}

/** Checks so many entries after one up to which the chain is known to hold. */
export function checkRegister(archive: ArchiveReader, after: RegisterLink | null, limit: number): RegisterCheck {
  let before: Pick<Row, 'id' | 'hash'> | null =
    after === null ? null : { id: after.id, hash: Buffer.from(after.hash, 'hex') };
  const rows = archive
    .prepare<[number, number], Row>('SELECT * FROM register WHERE id > ? ORDER BY id LIMIT ?')
    .all(after?.id ?? 0, limit);
  const texts = textsOf(archive, rows);
  for (const row of rows) {
    const follows = row.id === (before?.id ?? 0) + 1 && hashOf(before?.hash ?? null, row).equals(row.hash);
    if (!follows || !areTextsSound(row.details, texts.get(row.id) ?? [])) return { broken: row.id, next: null };
    before = row;
  }
  if (before !== null && rows.length === limit)
    return { broken: null, next: { id: before.id, hash: before.hash.toString('hex') } };
  const end = archive.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(endKey);
  const isWhole = end === (before === null ? undefined : endOf(before));
  return { broken: isWhole ? null : (before?.id ?? 0) + 1, next: null };
}

/** Whether there is for each sealed hash the text that it seals, or one that was emptied, and no other text. */
function areTextsSound(details: string, rows: readonly TextRow[]): boolean {
  const sealed: Partial<Record<string, string>> = (JSON.parse(details) as Partial<Details>).texts ?? {};
  const isSound = ({ name, salt, text }: TextRow): boolean =>
    sealed[name] !== undefined && (text === null || salt === null || hashOfText(salt, text) === sealed[name]);
  return rows.length === Object.keys(sealed).length && rows.every(isSound);
}

/** The texts of some entries, whose numbers are in order or few. */
function textsOf(archive: ArchiveReader, rows: readonly Row[]): ReadonlyMap<number, readonly TextRow[]> {
  const ids = rows.map(({ id }) => id);
  const [least, most] = [ids.reduce((a, b) => Math.min(a, b), Infinity), ids.reduce((a, b) => Math.max(a, b), 0)];
  const isDense = most - least < 2 * ids.length;
  const found = isDense
    ? archive
        .prepare<[number, number], TextRow>(
          'SELECT entry, name, salt, text FROM register_text WHERE entry BETWEEN ? AND ?',
        )
        .all(least, most)
    : archive
        .prepare<[string], TextRow>(
          'SELECT entry, name, salt, text FROM register_text WHERE entry IN (SELECT value FROM json_each(?))',
        )
        .all(JSON.stringify(ids));
  const byEntry = new Map<number, TextRow[]>();
  for (const row of found) {
    const known = byEntry.get(row.entry);
    if (known === undefined) byEntry.set(row.entry, [row]);
    else known.push(row);
  }
  return byEntry;
}

const endOf = ({ id, hash }: Pick<Row, 'id' | 'hash'>): string => `${String(id)}:${hash.toString('hex')}`;

function hashOfText(salt: Buffer, text: string): string {
  return createHash('sha256').update(salt).update(text).digest('hex');
}

function hashOf(before: Buffer | null, { id, at, person, act, details }: Omit<Row, 'hash'>): Buffer {
  return createHash('sha256')
    .update(before ?? '')
    .update(JSON.stringify([id, at, person, act, details]))
    .digest();
}
