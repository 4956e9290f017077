import { createHash, randomBytes } from 'node:crypto';
import { registerTexts, type RegisterEntry, type RegisterText } from '../../../preload/register';
import type { ArchiveReader, ArchiveWriter } from '../file/archive';

/** The key by which `meta` has the number and the hash of the last entry: without it, entries could be cut off the end. */
const endKey = 'registerEnd';

/** An entry as it stands. */
export interface StandingEntry extends Required<RegisterEntry> {
  readonly id: number;
  /** What it seals, itself and all before it, in hexadecimal digits. */
  readonly hash: string;
  /** Texts that were emptied because somebody who was named in them was erased. */
  readonly emptied: readonly RegisterText[];
}

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
  const texts = textsOf(archive);
  return rowsOf(archive).map(({ id, at, person, act, details, hash }) => {
    const { counts = {}, facts = {} } = JSON.parse(details) as Partial<Details>;
    const own = texts.get(id) ?? [];
    const there = own.flatMap(({ name, text }) => (text === null ? [] : [[name, text] as const]));
    return {
      ...{ id, at, person, act: act as RegisterEntry['act'], counts, facts },
      texts: Object.fromEntries(there),
      emptied: registerTexts.filter((name) => own.some((one) => one.name === name && one.text === null)),
      hash: hash.toString('hex'),
    };
  });
}

/**
 * The first entry (by its number) that is not as it was written, or does not follow the one before it; the number after the last one
 * where entries were cut off the end; null where all are there. A text that was emptied is as it should be.
 */
export function firstBrokenEntry(archive: ArchiveReader): number | null {
  const texts = textsOf(archive);
  let before: Pick<Row, 'id' | 'hash'> | null = null;
  for (const row of rowsOf(archive)) {
    const follows = row.id === (before?.id ?? 0) + 1 && hashOf(before?.hash ?? null, row).equals(row.hash);
    if (!follows || !areTextsSound(row.details, texts.get(row.id) ?? [])) return row.id;
    before = row;
  }
  const end = archive.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(endKey);
  return end === (before === null ? undefined : endOf(before)) ? null : (before?.id ?? 0) + 1;
}

/** Whether there is for each sealed hash the text that it seals, or one that was emptied, and no other text. */
function areTextsSound(details: string, rows: readonly TextRow[]): boolean {
  const sealed: Partial<Record<string, string>> = (JSON.parse(details) as Partial<Details>).texts ?? {};
  const isSound = ({ name, salt, text }: TextRow): boolean =>
    sealed[name] !== undefined && (text === null || salt === null || hashOfText(salt, text) === sealed[name]);
  return rows.length === Object.keys(sealed).length && rows.every(isSound);
}

function textsOf(archive: ArchiveReader): ReadonlyMap<number, readonly TextRow[]> {
  const rows = archive.prepare<[], TextRow>('SELECT entry, name, salt, text FROM register_text').all();
  const byEntry = new Map<number, TextRow[]>();
  for (const row of rows) {
    const known = byEntry.get(row.entry);
    if (known === undefined) byEntry.set(row.entry, [row]);
    else known.push(row);
  }
  return byEntry;
}

function rowsOf(archive: ArchiveReader): readonly Row[] {
  return archive.prepare<[], Row>('SELECT * FROM register ORDER BY id').all();
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
