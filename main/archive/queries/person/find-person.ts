import {
  noSubject,
  type KnownAs,
  type MentionPage,
  type PersonFound,
  type PersonQuestion,
  type Subject,
} from '../../../../preload/person';
import { dayOf, firstDatedSecond } from '../../../crm/time';
import { firstIdOf, secondsOfId } from '../../../search/index/ids';
import { isSender, prepare, type SoughtBy } from '../../../search/query/mentioned/sought';
import type { IndexSnapshot, StillWanted } from '../../../search/query/results';
import type { ArchiveReader } from '../../file/archive';
import { indexSnapshots } from '../../index/index-snapshot';
import { dictionaryOf } from '../understanding/forms';
import { gatherOwn, standingIn, type Gathered } from './known-as';
import { readMentions, versionsMentioning, type MentionSource } from './mentions';
import { countNotes, gatherFromTexts, maxRead } from './own-texts';
import { nameKey } from './sides';
import { idsOfSubject } from './subject-ids';

/** Of so many of those whom a person was known as it is counted what they would bring. */
const maxCounted = 60;
/** Mentions are counted as far as this. */
const counted = { maxMentions: 1000, maxRecords: 10_000 };
/** A page of mentions goes as far as this: a person waits for it. */
const onePage = { maxMentions: 100, maxRecords: 3000 };

/** All that an archive knows of a person, within one moment of it; `check` throws once nobody wants it any more. */
export function findPerson(archive: ArchiveReader, question: PersonQuestion, check: StillWanted): PersonFound {
  const { ids, known, notes, source } = personOf(archive, question, check);
  const { mentions, before } = readMentions(archive, source, null, counted, check);
  const dated = ids.filter((id) => id >= firstIdOf(firstDatedSecond));
  const [newest, oldest] = [dated[0], dated.at(-1)];
  return {
    records: ids.length,
    notes,
    firstDay: oldest === undefined ? null : dayOf(secondsOfId(oldest)),
    lastDay: newest === undefined ? null : dayOf(secondsOfId(newest)),
    known,
    areAllRead: ids.length <= maxRead,
    mentions: mentions.length,
    areAllMentionsCounted: before === null,
  };
}

/** A page of mentions of a person, on the records before one (null: on the newest). */
export function readMentionPage(
  archive: ArchiveReader,
  question: PersonQuestion,
  before: number | null,
  check: StillWanted,
): MentionPage {
  return readMentions(archive, personOf(archive, question, check).source, before, onePage, check);
}

/** What is worked out once for a person, and asked for page by page. */
interface Person {
  readonly ids: readonly number[];
  readonly notes: number;
  readonly known: readonly KnownAs[];
  readonly source: MentionSource;
}

function personOf(archive: ArchiveReader, question: PersonQuestion, check: StillWanted): Person {
  const last = archive.own(lastPerson);
  const snapshot = indexSnapshots(archive).read(false);
  const key = JSON.stringify(question);
  if (last.person === null || last.key !== key || last.snapshot !== snapshot) {
    last.person = workOut(archive, question, check);
    last.key = key;
    last.snapshot = snapshot;
  }
  return last.person;
}

interface LastPerson {
  key: string;
  snapshot: IndexSnapshot | null;
  person: Person | null;
  forget: () => void;
}

/** The person who was asked for last. */
function lastPerson(): LastPerson {
  const last: LastPerson = {
    ...{ key: '', snapshot: null, person: null },
    forget: () => {
      last.person = null;
    },
  };
  return last;
}

function workOut(archive: ArchiveReader, { subject, isWide }: PersonQuestion, check: StillWanted): Person {
  const { ids, gathered } = gatherOwn(archive, subject, check);
  gatherFromTexts(archive, ids, gathered, standingIn(subject), check);
  const own = new Set(ids);
  const known = withMore(archive, gathered, subject, own, check);
  const sought = prepare(soughtBy(subject, known), inflectionOf(archive), isWide);
  return {
    ids,
    known,
    notes: countNotes(archive, ids, check),
    source: { subject, sought, own, inVersions: versionsMentioning(archive, sought, check) },
  };
}

/** The same in the order in which it is told, each with what it would bring. */
function withMore(
  archive: ArchiveReader,
  gathered: Gathered,
  subject: Subject,
  own: ReadonlySet<number>,
  check: StillWanted,
): readonly KnownAs[] {
  const standings: readonly KnownAs['standing'][] = ['given', 'met', 'alike', 'other'];
  const inOrder = gathered.all.toSorted(
    (a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing) || b.records - a.records,
  );
  let left = maxCounted;
  return inOrder.map((one): KnownAs => {
    const { kind, value, standing } = one;
    const isCounted = (standing === 'met' || standing === 'alike') && kind !== 'unnamed' && kind !== 'emails';
    if (!isCounted || left === 0) return { ...one, more: null };
    left -= 1;
    const ids = idsOfSubject(archive, { ...noSubject, [kind]: [value], others: subject.others }, check);
    return { ...one, more: ids.reduce((more, id) => more + Number(!own.has(id)), 0) };
  });
}

/** By what mentions are looked for: what was given, what the person was called, and numbers that nobody else has. */
function soughtBy(subject: Subject, known: readonly KnownAs[]): SoughtBy {
  const given = new Set(subject.names.map(nameKey));
  const met = known.filter(({ standing, from }) => standing === 'met' && from === 'side');
  const numbers = met.filter(({ kind, more }) => kind === 'numbers' && more === 0).map(({ value }) => value);
  const names = [
    ...met.filter(({ kind }) => kind === 'names').map(({ value }) => value),
    ...known.filter(({ kind, standing }) => kind === 'contacts' && standing === 'given').flatMap((one) => one.names),
    // A sender that has a name in its number's place.
    ...numbers.filter((number) => isSender(number)),
  ];
  // Of a name that is written in two ways, the way it was written last.
  const metNames = new Map(names.toReversed().map((name) => [nameKey(name), name]));
  return {
    numbers: [...subject.numbers, ...numbers.filter((number) => !isSender(number))],
    names: subject.names,
    metNames: [...metNames].filter(([key]) => !given.has(key)).map(([, name]) => name),
    emails: subject.emails,
  };
}

function inflectionOf(archive: ArchiveReader) {
  return archive.own(dictionaryOf).inflection();
}
