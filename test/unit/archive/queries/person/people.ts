import type { ArchiveWriter } from '../../../../../main/archive/file/archive';
import { flushPending } from '../../../../../main/archive/index/index-build';
import { changeOwnMarks } from '../../../../../main/archive/store/own-marks';
import { storeInteractions, storeNotes } from '../../../../../main/archive/store/store';
import type { Json } from '../../../../../main/crm/json/wire';
import { toInteraction } from '../../../../../main/crm/interaction';
import { toNote } from '../../../../../main/crm/note';
import type { Random } from '../../../../../main/sample-crm/data/random';
import type { MentionPlace } from '../../../../../preload/person';

/** A caller as the CRM sends it. */
export interface Caller {
  readonly uuid: string | null;
  readonly name: string | null;
  readonly number: string | null;
}

/** A text of a record, and where it stands. */
export interface PlainText {
  readonly place: MentionPlace;
  readonly text: string;
}

/** A record as plain values. */
export interface PlainRecord {
  readonly id: number;
  readonly from: Caller;
  readonly to: Caller;
  /** Of whoever is outside. */
  readonly external: string | null;
  readonly direction: string;
  readonly texts: readonly PlainText[];
}

const uuidOf = (kind: string, at: number): string =>
  `${kind}${String(at).padStart(7, '0')}-aaaa-4bbb-8ccc-000000000000`.slice(-36);

export const contacts = {
  anna: uuidOf('1', 1),
  otherAnna: uuidOf('1', 2),
  jan: uuidOf('1', 3),
  firm: uuidOf('1', 4),
} as const;

/** One contact may have several names and numbers; several contacts one number; some have neither contact nor name. */
const callers: readonly Caller[] = [
  { uuid: contacts.anna, name: 'Anna Nowak', number: '+48 600 700 800' },
  { uuid: contacts.anna, name: 'Anna Nowak-Kowalska', number: '600700800' },
  { uuid: contacts.anna, name: 'Anna Nowak', number: '22 123 45 67' },
  { uuid: contacts.otherAnna, name: 'Anna Nowak', number: '+48 511 222 333' },
  { uuid: contacts.jan, name: 'Jan Lis', number: '+48 22 123 45 67' },
  { uuid: contacts.firm, name: 'Tartak Żubr sp. z o.o.', number: '221234567' },
  { uuid: null, name: 'ANNA  NOWAK', number: null },
  { uuid: null, name: 'Nowak Anna Maria', number: '0048511222333' },
  { uuid: null, name: null, number: '600-700-800' },
  { uuid: null, name: null, number: '0221234567' },
  { uuid: null, name: 'Mąż Anny Nowak', number: '+49 (0)30 1234567' },
  { uuid: null, name: 'Róża', number: '+49 30 1234567' },
  { uuid: null, name: 'A. Nowak', number: 'mBank' },
  { uuid: null, name: 'Ng', number: '107' },
  { uuid: null, name: '***', number: null },
  { uuid: uuidOf('1', 9), name: null, number: null },
  { uuid: null, name: 'Łukasz Żak', number: '600700801' },
  { uuid: null, name: 'Lukasz Zak', number: '600700801' },
];

const pieces = [
  ...[
    'proszę oddzwonić do',
    'rozmowa z',
    'pani',
    'pan',
    'a',
    'i',
    'faktura FV/2022/12/07',
    'róża',
    'lis',
    'jan',
    'biuro',
  ],
  ...[
    'Anną Nowak',
    'Nowakowi Annie',
    'anny nowak',
    'Anna',
    'Nowak',
    'NOWAK',
    'A. Nowak',
    'a Nowak',
    'Nowaka A.',
    'Nowakowa',
  ],
  ...['Annie Nowak-Kowalskiej', 'Kowalska', 'Kowalska Anna', 'Janem Lisem', 'Lisa Jana', 'Róży', 'Ng', 'ng', 'J. Lis'],
  ...['Łukasza Żaka', 'lukasz zak', 'Tartaku Żubr', 'tartak żubr sp. z o.o.', 'Żubr', 'An\u0301na', 'An\u00adna Nowak'],
  ...[
    '600700800',
    '600 700 800',
    'tel.600-700-800',
    '+48600700800',
    '48 600 700 800,',
    '600700800 511222333',
    '6007008001',
  ],
  ...['22 123 45 67', '221234567', '(22) 123-45-67', '22/1234567', '+49 30 1234567', '107', 'mBank'],
  ...[
    'anna.nowak@firma.pl',
    'ANNA.NOWAK@FIRMA.PL.',
    'xanna.nowak@firma.pl',
    'anna.nowak@firma.pl.uk',
    '<anna.nowak@firma.pl>',
  ],
];

/** An archive full of people who are called alike, share numbers and are spoken of; with what it says beside it. */
export class People {
  readonly records: PlainRecord[] = [];
  readonly #archive: ArchiveWriter;
  readonly #random: Random;

  constructor(archive: ArchiveWriter, random: Random) {
    this.#archive = archive;
    this.#random = random;
  }

  /** Adds records with notes, changed notes and remarks, some of them in segments of the index. */
  add(count: number): void {
    for (let at = 0; at < count; at += 1) this.#add(this.records.length);
    flushPending(this.#archive, 'nearlyAll', { maxPending: 8, minPending: 4, maxAtOnce: 500, maxPerSegment: 16 });
    for (let at = 0; at < 3; at += 1) this.#add(this.records.length);
    this.records.sort((a, b) => b.id - a.id);
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[this.#random.whole(0, values.length - 1)] as Value;
  }

  text(): string {
    const words = Array.from({ length: this.#random.whole(1, 5) }, () => this.#pick(pieces));
    return words.join(this.#pick([' ', ' ', ', ', '\n', '; ']));
  }

  #maybe<Value>(probability: number, make: () => Value): Value | null {
    return this.#random.chance(probability) ? make() : null;
  }

  #add(at: number): void {
    const [from, to] = [this.#pick(callers), this.#pick(callers)];
    const direction = this.#pick(['IN', 'OUT', 'internal']);
    const external = this.#maybe(0.3, () => this.#pick(callers).number);
    const sms = this.#maybe(0.4, () => this.text());
    const uuid = uuidOf('2', at);
    const day = String(1 + (at % 28)).padStart(2, '0');
    const wire = {
      ...{ uuid, callDirection: direction, callDate: `2022-0${String(1 + (at % 9))}-${day} 10:00:00`, service: 'SMS' },
      ...{ smsData: sms, note: 0, status: 'ANSWERED', from: wireOf(from), to: wireOf(to) },
      externalNumber: external === null ? null : { numberFormatted: external },
    };
    const archive = this.#archive;
    const { ids } = archive.transaction(() => storeInteractions(archive, [toInteraction(wire)]));
    const id = ids[0] as number;
    const texts: PlainText[] = sms === null ? [] : [{ place: { kind: 'sms' }, text: sms }];
    if (this.#random.chance(0.5)) texts.push(...this.#addNote(id, at));
    const remark = this.#maybe(0.15, () => this.text());
    if (remark !== null) {
      const marking = { author: null, at: '2026-01-01T00:00:00Z' };
      archive.transaction(() => changeOwnMarks(archive, { kind: 'addRemark', id, text: remark }, marking));
      texts.push({ place: { kind: 'remark', mark: 0 }, text: remark });
    }
    this.records.push({ id, from, to, external, direction, texts });
  }

  #addNote(id: number, number: number): PlainText[] {
    const uuid = uuidOf('3', number);
    const about = this.#maybe(0.3, () => this.#pick(callers));
    const file = this.#maybe(0.2, () => `${this.text()}.pdf`);
    const store = (text: string, person: Caller | null): void => {
      const note = {
        ...{ uuid, text, created: '2022-12-29 11:31:00', user: null, status: 'exist', call: null, organisation: null },
        ...{
          person: person === null ? null : wireOf(person),
          pin: 0,
          edit: 0,
          files: file === null ? [] : [{ fileName: file }],
        },
      };
      this.#archive.transaction(() => storeNotes(this.#archive, id, [toNote(note)], '2026-01-01T00:00:00Z'));
    };
    const before = this.#maybe(0.4, () => `${this.text()} wcześniej`);
    const text = this.text();
    if (before !== null) store(before, null);
    store(text, about);
    const place: MentionPlace = { kind: 'note', note: uuid };
    const texts = [text, about?.name ?? '', file ?? ''].map((one) => ({ place, text: one }));
    const earlier: PlainText[] =
      before === null ? [] : [{ place: { kind: 'version', note: uuid, replacedAt: '' }, text: before }];
    return [...texts, ...earlier].filter((one) => one.text !== '');
  }
}

function wireOf({ uuid, name, number }: Caller): Json {
  const [, firstName = null, lastName = null] = name === null ? [] : (/^(\S+) (\S+)$/.exec(name) ?? []);
  const named = firstName === null ? { name } : { firstName, lastName };
  return { type: name?.startsWith('Tartak') === true ? 'organisation' : 'person', uuid, number, ...named };
}
