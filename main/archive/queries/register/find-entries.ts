import { digitsOf, significantDigits } from '../../../../preload/phone-number';
import { filtered } from '../../../../preload/letters/char-filter';
import type { Language } from '../../../../preload/model';
import {
  registerActs,
  registerOutcomes,
  type RegisterAct,
  type RegisterOutcome,
  type RegisterSearch,
} from '../../../../preload/register';
import { shiftDay } from '../../../../preload/words/format';
import { actText } from '../../../../preload/words/texts/register-text';
import { fold } from '../../../search/analysis/fold';
import type { ArchiveReader } from '../../file/archive';

/** What of an entry is looked through. */
interface Looked {
  readonly id: number;
  readonly at: string;
  readonly act: string;
  readonly outcome: string | null;
  /** Folded: who, all texts, the digits in them, and the hash of a file. */
  readonly said: string;
}

/** What erases texts of other entries, always with an entry of its own. */
const erasing: ReadonlySet<string> = new Set<RegisterAct>(['erase', 'retention', 'vanished']);

/** The numbers of the entries that are wanted, the newest first; words mean the program's own in that language. */
export function findEntries(archive: ArchiveReader, wanted: RegisterSearch, language: Language): readonly number[] {
  const words = wordsOf(wanted.text);
  const since = wanted.from === null ? '' : instantOf(wanted.from);
  const until = wanted.to === null ? '~' : instantOf(shiftDay(wanted.to, 1));
  if (words.length === 0) {
    return archive
      .prepare<[object], number>(
        `SELECT id
         FROM register
         WHERE at >= @since
           AND at < @until
           AND (@acts = '[]' OR act IN (SELECT value FROM json_each(@acts)))
         ORDER BY id DESC`,
      )
      .pluck()
      .all({ since, until, acts: JSON.stringify(wanted.acts) });
  }
  const acts: ReadonlySet<string> = new Set(wanted.acts);
  const calledSo = words.map((word) => callingOf(word, language));
  return archive
    .own(lookedThrough)
    .read()
    .filter(({ at, act, outcome, said }) => {
      if (at < since || at >= until || (acts.size > 0 && !acts.has(act))) return false;
      return words.every((word, n) => said.includes(word) || calledSo[n]?.has(keyOf(act, outcome)) === true);
    })
    .map(({ id }) => id)
    .reverse();
}

/** Words, each as it may stand there; a number in whatever spelling is one. */
function wordsOf(text: string): readonly string[] {
  const typed = filtered(text);
  const digits = digitsOf(typed);
  if (digits.length >= minDigits && !/\p{L}/u.test(typed)) return [significantDigits(typed)];
  return fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Less may be a day, or how many. */
const minDigits = 7;

/** When a day begins by this computer's clock, as entries have it. */
function instantOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

const keyOf = (act: string, outcome: string | null): string => `${act} ${outcome ?? ''}`;

/** The acts, each with every outcome, whose name has a word in it. */
function callingOf(word: string, language: Language): ReadonlySet<string> {
  const outcomes: readonly (RegisterOutcome | undefined)[] = [undefined, ...registerOutcomes];
  const all = registerActs.flatMap((act) => outcomes.map((outcome) => ({ act, outcome })));
  const called = all.filter(({ act, outcome }) => fold(actText(act, outcome, language)).includes(word));
  return new Set(called.map(({ act, outcome }) => keyOf(act, outcome ?? null)));
}

/** All entries as they are looked through: they never change, so only those that were added are read, until texts were emptied. */
const lookedThrough = (archive: ArchiveReader) => {
  let looked: Looked[] = [];
  return {
    forget: (): void => {
      looked = [];
    },
    read: (): readonly Looked[] => {
      const added = readAfter(archive, looked.at(-1)?.id ?? 0);
      if (looked.length > 0 && added.some(({ act }) => erasing.has(act))) looked = readAfter(archive, 0);
      else looked.push(...added);
      return looked;
    },
  };
};

function readAfter(archive: ArchiveReader, id: number): Looked[] {
  interface Row {
    readonly id: number;
    readonly at: string;
    readonly act: string;
    readonly outcome: string | null;
    readonly said: string;
  }
  return archive
    .prepare<[number], Row>(
      `SELECT
         id,
         at,
         act,
         json_extract(details, '$.facts.outcome') AS outcome,
         concat_ws(
           char(10),
           person,
           json_extract(details, '$.facts.sha256'),
           (SELECT group_concat(text, char(10)) FROM register_text WHERE entry = register.id)
         ) AS said
       FROM register
       WHERE id > ?
       ORDER BY id`,
    )
    .all(id)
    .map(({ said, ...entry }) => {
      const plain = filtered(said);
      return { ...entry, said: `${fold(plain)}\n${plain.replaceAll(/\D+/g, '')}` };
    });
}
