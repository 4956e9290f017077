import { toAttachments } from '../../crm/attachment';
import { addressesOf, blocksOf, plainTextOf } from '../../crm/draft';
import {
  directions,
  nameOf,
  otherParty,
  services,
  statuses,
  toAgent,
  toContact,
  toExternalContact,
  toFlag,
  toKnown,
  toNameParts,
} from '../../crm/party';
import type { Contact } from '../../../preload/model';
import type { OwnMark } from '../../../preload/own-marks';
import { fromJsonText, readable } from '../../crm/json/wire';
import {
  contactTerm,
  eachWrittenTerm,
  lastNameTerm,
  nameTerms,
  numberTerm,
  valueTerm,
  wordTerms,
  type NumberField,
  type TextField,
  type WordField,
} from '../../search/index/terms';
import { filtered } from '../../../preload/letters/char-filter';
import { filedName } from '../../search/analysis/last-name';
import { tokensOf, type Token } from '../../search/analysis/tokens';
import { dialledNumber, isNamed } from '../../../preload/phone-number';
import { numbersOfCaller } from '../../search/analysis/recognisers';
import type { ArchiveReader, OwnedPart } from '../file/archive';
import { memoize, type Memoized } from '../file/memoize';
import { unpackFlags, unpackReceivers, type InteractionRow, type NoteRow, type Texts } from '../records/rows';
import { soundInteraction, soundNote } from '../records/sound-rows';
import { ownMarksOf, shownOwnMarks } from '../records/own-marks';
import type { RowWithNotes } from '../records/rows-in-order';
import { readText, readTexts } from '../records/texts';

/** Is told of a record by a describer, one thing after another; `Term` is how terms are known to it. */
export interface RecordSink<Term> {
  /** Begins a record; one that is begun a second time is begun anew. */
  begin(id: number, durationSeconds: number | null, cost: number | null): void;
  /** Perhaps more than once. */
  term(term: Term): void;
  /** The words of an SMS or of a note, which are terms of it as well. */
  text(field: TextField, words: readonly Token[]): void;
}

/** Tells what records are found by. */
export interface RecordDescriber<Term> extends OwnedPart {
  readonly texts: Texts;
  /** `null` where there is no such record. */
  find(id: number): {
    readonly row: InteractionRow;
    notes(): readonly NoteRow[];
    ownMarks(): readonly OwnMark[];
  } | null;
  /** Tells of a record by its id; false where there is none. */
  read(id: number, sink: RecordSink<Term>): boolean;
  /** Tells of a row at hand, with all its notes and own marks. */
  of(record: RowWithNotes, sink: RecordSink<Term>): void;
  /** The same of a row that was just made, without notes: it is as its type says. */
  ofNew(row: DescribedRow, sink: RecordSink<Term>): void;
  readonly forget: () => void;
}

/** The columns of a record that it is found by. */
export type DescribedRow = Omit<
  InteractionRow,
  'extra' | 'notes_owed' | 'notes_checked_at' | 'vanished_at' | 'seal'
> & {
  /** Of one that is new to people as well. */
  readonly isUnread?: boolean;
};

/** A describer of an archive's records, for whom a term is what `intern` makes of it. */
export function createDescriber<Term>(archive: ArchiveReader, intern: (term: string) => Term): RecordDescriber<Term> {
  const texts = readTexts(archive);
  // Not the archive's memory of entities: what is made of one is kept, beside which its JSON would be most of the memory.
  const entity = readText(archive, 'SELECT wire FROM entity WHERE id = ?');
  const findRow = archive.prepare<[number], InteractionRow>('SELECT * FROM interaction WHERE id = ?');
  const findNotes = archive.prepare<[number], NoteRow>('SELECT * FROM note WHERE interaction_id = ? ORDER BY id');
  const parts = memoizedParts({ label: (id) => texts.label(id), entity }, intern);
  const describe = describerOf(parts, intern);
  // Notes are only ever stored with the answer that says when they were asked for.
  const shown = (row: InteractionRow, all: () => readonly NoteRow[]): readonly NoteRow[] =>
    row.notes_checked_at === null ? [] : all().filter((note) => readable(() => soundNote(note)) !== null);
  const notesOf = (row: InteractionRow): readonly NoteRow[] => shown(row, () => findNotes.all(row.id));
  const findOwnMarks = ownMarksOf(archive);
  const marksOf = (row: InteractionRow): readonly OwnMark[] => shownOwnMarks(findOwnMarks(row.id), row.uuid);
  const tell = (
    row: InteractionRow,
    notes: () => readonly NoteRow[],
    ownMarks: () => readonly OwnMark[],
    sink: RecordSink<Term>,
  ): void => {
    const isTold = readable(() => {
      describe(soundInteraction(row), notes(), ownMarks(), sink);
      return true;
    });
    // A record is found by what of it can be read: one that is damaged must neither hide others nor end a download.
    if (isTold === null) sink.begin(row.id, null, null);
  };
  return {
    texts,
    find(id) {
      const row = findRow.get(id);
      return row === undefined ? null : { row, notes: () => notesOf(row), ownMarks: () => marksOf(row) };
    },
    read(id, sink) {
      const row = findRow.get(id);
      if (row === undefined) return false;
      tell(
        row,
        () => notesOf(row),
        () => marksOf(row),
        sink,
      );
      return true;
    },
    of({ row, notes, ownMarks }, sink) {
      tell(
        row,
        () => shown(row, () => notes),
        () => shownOwnMarks(ownMarks, row.uuid),
        sink,
      );
    },
    ofNew(row, sink) {
      describe(row, [], row.isUnread === true ? [unread] : [], sink);
    },
    forget() {
      for (const part of Object.values<Pick<Memoized<number, unknown>, 'clear'>>({ ...parts })) part.clear();
    },
  };
}

/** Callers, agents, flags and labels repeat from record to record: their terms are worked out once for each number. */
interface Parts<Term> {
  readonly direction: Memoized<number, string>;
  readonly caller: Memoized<number, Contact | null>;
  readonly lastName: Memoized<number, readonly Term[]>;
  readonly external: Memoized<number, Contact | null>;
  readonly service: Memoized<number, readonly Term[]>;
  readonly directions: Memoized<number, readonly Term[]>;
  readonly status: Memoized<number, readonly Term[]>;
  readonly queueStatus: Memoized<number, readonly Term[]>;
  readonly destination: Memoized<number, readonly Term[]>;
  readonly from: Memoized<number, readonly Term[]>;
  readonly to: Memoized<number, readonly Term[]>;
  readonly outsideFrom: Memoized<number, readonly Term[]>;
  readonly outsideTo: Memoized<number, readonly Term[]>;
  readonly agent: Memoized<number, readonly Term[]>;
  readonly flag: Memoized<number, readonly Term[]>;
  readonly author: Memoized<number, readonly Term[]>;
  readonly noteContact: Memoized<number, readonly Term[]>;
}

/** Each takes a kilobyte or so: as many as occur in the records that are indexed at once. */
const maxParts = 8192;

function memoizedParts<Term>(texts: Texts, intern: (term: string) => Term): Parts<Term> {
  const json = (id: number) => fromJsonText(texts.entity(id));
  const few = <Value>(find: (id: number) => Value): Memoized<number, Value> => memoize(find, maxParts);
  const terms = (find: (id: number) => readonly string[]) => few((id) => find(id).map(intern));
  const names = (field: WordField) => terms((id) => nameTerms(field, nameOf(json(id)) ?? ''));
  const party = (field: 'from' | 'to') =>
    terms((id) => {
      const contact = toContact(json(id));
      return [...nameTerms(field, contact?.name ?? ''), ...numberTerms(field, contact?.number ?? '')];
    });
  const outside = (field: 'from' | 'to') =>
    terms((id) => numberTerms(field, toExternalContact(json(id))?.number ?? ''));
  return {
    direction: few((id) => toKnown(texts.label(id), directions)),
    caller: few((id) => toContact(json(id))),
    lastName: terms((id) => {
      const shown = nameOf(json(id));
      return shown === null ? [] : [lastNameTerm(filedName(toNameParts(json(id))), shown)];
    }),
    external: few((id) => toExternalContact(json(id))),
    service: terms((id) => [valueTerm('service', toKnown(texts.label(id), services))]),
    directions: terms((id) => [valueTerm('direction', toKnown(texts.label(id), directions))]),
    status: terms((id) => [valueTerm('status', toKnown(texts.label(id), statuses))]),
    queueStatus: terms((id) => [valueTerm('queueStatus', texts.label(id))]),
    destination: terms((id) => {
      const called = texts.label(id);
      return [...nameTerms('destination', called), valueTerm('destination', called)];
    }),
    from: party('from'),
    to: party('to'),
    outsideFrom: outside('from'),
    outsideTo: outside('to'),
    agent: terms((id) => {
      const agent = toAgent(json(id));
      const extension = agent.extension === null ? [] : [valueTerm('extension', agent.extension)];
      return [...nameTerms('agent', agent.name), valueTerm('agent', agent.name), ...extension];
    }),
    flag: terms((id) => {
      const { name } = toFlag(json(id));
      return [...nameTerms('flag', name), valueTerm('flag', name)];
    }),
    author: names('author'),
    noteContact: names('noteContact'),
  };
}

/** A sender that has a name in its number's place (`mBank`) is found by the words of it. */
function numberTerms(field: NumberField, number: string): string[] {
  const { written } = dialledNumber(number);
  return [
    ...(isNamed(written) ? nameTerms(field, written) : []),
    ...numbersOfCaller(number).map((digits) => numberTerm(field, digits)),
  ];
}

const has = {
  notes: valueTerm('has', 'notes'),
  attachment: valueTerm('has', 'attachment'),
  pinnedNote: valueTerm('has', 'pinnedNote'),
} as const;

/** What is told of an own mark. */
type DescribedMark = Pick<OwnMark, 'kind' | 'text'>;

const unread: DescribedMark = { kind: 'unread', text: null };

type Describe<Term> = (
  row: DescribedRow,
  notes: readonly NoteRow[],
  ownMarks: readonly DescribedMark[],
  sink: RecordSink<Term>,
) => void;

/** Throws `StoredDamaged` where what is left of a record cannot be told. */
function describerOf<Term>(parts: Parts<Term>, intern: (term: string) => Term): Describe<Term> {
  const tellText = (field: TextField, written: string, sink: RecordSink<Term>): void => {
    const text = filtered(written);
    const words = tokensOf(text);
    sink.text(field, words);
    eachWrittenTerm(field, text, words, (term) => {
      sink.term(intern(term));
    });
  };
  const tellNote = (note: NoteRow, sink: RecordSink<Term>): void => {
    for (const text of textsOfNote(note)) tellText('note', text, sink);
    tellPart(note.author, parts.author, sink);
    tellPart(note.organisation, parts.noteContact, sink);
    tellPart(note.person, parts.noteContact, sink);
    const files = readable(() => toAttachments(fromJsonText(note.files))) ?? [];
    for (const file of files) for (const term of nameTerms('file', file.name)) sink.term(intern(term));
    if (files.length > 0) sink.term(intern(has.attachment));
    if ((note.pin ?? 0) > 0) sink.term(intern(has.pinnedNote));
  };
  // A remark has no place among the phrases of FTS5, which are the CRM's: each two words of it are a term.
  const tellMark = ({ kind, text }: DescribedMark, sink: RecordSink<Term>): void => {
    sink.term(intern(valueTerm('mark', kind)));
    if (text === null) return;
    const plain = filtered(text);
    const words = tokensOf(plain);
    for (const term of wordTerms('remark', words)) sink.term(intern(term));
    eachWrittenTerm('remark', plain, words, (term) => {
      sink.term(intern(term));
    });
  };
  return (row, notes, ownMarks, sink) => {
    sink.begin(row.id, row.duration_seconds, row.cost);
    tellPart(row.service, parts.service, sink);
    tellPart(row.direction, parts.directions, sink);
    tellPart(row.status, parts.status, sink);
    tellPart(row.queue_status, parts.queueStatus, sink);
    tellPart(row.destination, parts.destination, sink);
    tellPart(row.from_caller, parts.from, sink);
    tellPart(row.to_caller, parts.to, sink);
    if (row.receivers !== null) {
      for (const id of readable(() => unpackReceivers(row.receivers)) ?? []) tellPart(id, parts.agent, sink);
    }
    if (row.flags !== null) {
      for (const [id] of readable(() => unpackFlags(row.flags)) ?? []) tellPart(id, parts.flag, sink);
    }
    readable(() => {
      tellContact(row, parts, intern, sink);
    });
    for (const note of notes) tellNote(note, sink);
    for (const mark of ownMarks) tellMark(mark, sink);
    if (row.note > 0 || notes.length > 0) sink.term(intern(has.notes));
    if (notes.length > 1) sink.term(intern(valueTerm('noteCount', String(notes.length))));
    if (row.sms_text !== null) tellText('sms', row.sms_text, sink);
  };
}

/** A part that is damaged is left out. */
function tellPart<Term>(id: number | null, termsOf: (id: number) => readonly Term[], sink: RecordSink<Term>): void {
  if (id === null) return;
  const terms = readable(() => termsOf(id));
  if (terms !== null) for (const term of terms) sink.term(term);
}

/** The words of a note, and the addresses that its links lead to where it has some. */
export function textsOfNote(note: NoteRow): string[] {
  const blocks = blocksOf(note.text ?? '');
  const addresses = addressesOf(blocks);
  return addresses === '' ? [plainTextOf(blocks)] : [plainTextOf(blocks), addresses];
}

/** The contact as it is shown, and the external number as the number of whoever was outside. */
function tellContact<Term>(
  row: DescribedRow,
  parts: Parts<Term>,
  intern: (term: string) => Term,
  sink: RecordSink<Term>,
): void {
  const direction = row.direction === null ? '' : parts.direction(row.direction);
  const caller = direction === 'in' ? row.from_caller : row.to_caller;
  const contact = otherParty(
    direction,
    row.from_caller === null ? null : parts.caller(row.from_caller),
    row.to_caller === null ? null : parts.caller(row.to_caller),
    row.external_number === null ? null : parts.external(row.external_number),
  );
  const { name, number } = contact;
  if (name !== null) {
    sink.term(intern(contactTerm(name, false)));
    tellPart(caller, parts.lastName, sink);
  } else if (number !== null) {
    sink.term(intern(contactTerm(number, true)));
    sink.term(intern(lastNameTerm(null, number)));
  }
  if (number !== null) sink.term(intern(valueTerm('contactNumber', number)));
  if (row.external_number === null) return;
  const outside = direction === 'in' ? parts.outsideFrom : parts.outsideTo;
  for (const term of outside(row.external_number)) sink.term(term);
}
