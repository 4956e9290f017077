import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { markVanished, storeInteractions, storeNotes } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { toNote } from '../../../main/crm/note';
import { wallTimeOf } from '../../../main/crm/time';
import type { Json } from '../../../main/crm/json/wire';
import type { Random } from '../../../main/sample-crm/data/random';

/** The caller or the called party. */
interface Party {
  readonly name: string | null;
  readonly number: string | null;
}

/** A made-up record, as plain values. */
export interface MadeRecord {
  readonly uuid: string;
  readonly seconds: number;
  readonly service: string | null;
  readonly direction: string | null;
  readonly status: string | null;
  readonly queueStatus: string | null;
  readonly duration: number | null;
  readonly cost: number | null;
  readonly destination: string | null;
  readonly sms: string | null;
  readonly noteFlag: number;
  readonly external: string | null;
  readonly from: Party | null;
  readonly to: Party | null;
  readonly agents: readonly { readonly name: string; readonly extension: string | null }[];
  readonly flags: readonly string[];
}

/** A made-up note. */
export interface MadeNote {
  readonly uuid: string;
  readonly text: string;
  readonly author: string | null;
  readonly organisation: string | null;
  readonly files: readonly string[];
  readonly pinned: boolean;
}

const nasty =
  `Łódź łódź lodz ŁÓDŹ Żółć zażółć gęślą faktura FAKTURĘ faktury fakturze zapłata Zapłacę e\u0301cole ecole straße
  İstanbul ΣΑΣ 𝔘nicode O'Neil near OR NOT AND a i w 12 2022 29.12 👍 👍🏽 c++ FV/2022/12/07 fv/2022/12/08 FV2022 RK-2022-0012
  (po) terminie „terminie” "cytat" jutro 600700800 600-700-800 +48600700801 1234,50 500zł 1234.5 1234 500,- x\u0000y \uffff \ue000
  WO.5410.12.2022 bardzo_długie_słowo_z_podkreśleniami 𝗳𝗮𝗸𝘁𝘂𝗿𝗮 ﬁrma ｆａｋｔｕｒａ strasse m² \u2068600700800\u2069 fak\u00adtura fa\u200bktu\u200dra
  zo\u0301łw ❤\ufe0f ❤ 600–700‑800 –faktura FV–2022–12 FV／2022／12／07 ÆON aeon ®™ 2½ § 100€`.split(/\s+/);
const rows = [
  'po terminie',
  'na jutro rano',
  '+48 600 700 800',
  'PL61 1090 1014 0000 0712 1981 2874',
  '61109010140000071219812874',
  '1 234,50 zł',
  'Km 123/22',
  'dzień  dobry',
  'FV 2022/12/07',
];
const persons = [
  'Anna Wójcik',
  'Jan Kowalski',
  'jan  Kowalski',
  'Żaneta Łącka-Nowak',
  'Jan',
  'Zoë',
  'anna wójcik',
  'Ö',
  'Faktura 12',
];
const organisations = ['Tartak Żubr sp. z o.o.', 'Żabka Łódź', 'Jan Kowalski', '„Po terminie” S.A.'];
const numbers = [
  '+48 600 700 800',
  '600700801',
  '0048 22 123 45 67',
  '107',
  '22 123 45 67',
  '+49 30 1234567',
  '48600700800',
  '+48 (0) 22 123 45 67',
  '+49 (0)30 1234567',
  'sip:600700801@pbx',
  'mBank',
];

/** What a value of the CRM is called in the archive. */
export const calledAs: Readonly<Record<string, string>> = {
  ...{
    CALL: 'call',
    call: 'call',
    SMS: 'sms',
    sms: 'sms',
    Fax: 'fax',
    IN: 'in',
    in: 'in',
    OUT: 'out',
    internal: 'internal',
  },
  ...{ ANSWERED: 'answered', noAnswer: 'noAnswer', 'NO-ANSWER': 'noAnswer', busy: 'busy' },
};

/** Makes records up. */
export class Imagination {
  readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.random.whole(0, values.length - 1)] as T;
  }

  some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.random.whole(0, most) }, make);
  }

  maybe<T>(probability: number, make: () => T): T | null {
    return this.random.chance(probability) ? make() : null;
  }

  word(): string {
    return this.pick(this.random.chance(0.2) ? rows : nasty);
  }

  text(most = 12): string {
    return this.some(most, () => this.word() + this.pick([' ', ' ', ' ', ', ', '\n', '. '])).join('');
  }

  party(): Party {
    return {
      name: this.maybe(0.6, () => this.pick([...persons, ...organisations])),
      number: this.maybe(0.7, () => this.pick(numbers)),
    };
  }

  /** Few seconds, days and uuids: records of one second, and the same record again. */
  record(uuid: string): MadeRecord {
    const { random } = this;
    const day = random.whole(0, 5) * (random.chance(0.1) ? 400 : 1);
    return {
      uuid,
      seconds: 1_672_300_000 + day * 86_400 + random.whole(0, 3) * 7,
      service: this.pick(['CALL', 'call', 'SMS', 'sms', 'Fax', 'Video', null]),
      direction: this.pick(['IN', 'in', 'OUT', 'internal', 'sideways', null]),
      status: this.pick(['ANSWERED', 'noAnswer', 'NO-ANSWER', 'busy', 'odd', null]),
      queueStatus: this.pick(['queue', 'noQueue', null]),
      duration: this.pick([null, 0, 1, 59, 60, 61, 3600, 3_000_000_000, -5]),
      cost: this.pick([null, 0, 1, 25]),
      destination: this.maybe(0.5, () => this.pick(['Połączenie Przychodzące', 'Kolejka Żółta', 'Faktura'])),
      sms: this.maybe(0.5, () => this.text()),
      noteFlag: this.pick([0, 0, 1]),
      external: this.maybe(0.6, () => this.pick(numbers)),
      from: this.maybe(0.8, () => this.party()),
      to: this.maybe(0.8, () => this.party()),
      agents: this.some(2, () => ({
        name: this.pick(persons),
        extension: this.maybe(0.7, () => this.pick(['107', '12'])),
      })),
      flags: this.some(2, () => this.pick(['Windykacja', 'Łódź', 'po terminie', 'VIP'])),
    };
  }

  note(uuid: string): MadeNote {
    return {
      uuid,
      text: this.text(),
      author: this.maybe(0.7, () => this.pick(persons)),
      organisation: this.maybe(0.4, () => this.pick(organisations)),
      files: this.some(2, () => this.pick(['umowa.pdf', 'Łódź plan.png', 'FV-2022-12-07.pdf'])),
      pinned: this.random.chance(0.2),
    };
  }
}

/** Names of persons come in two fields, as the CRM has them. */
function nameFields(name: string | null): Record<string, Json> {
  if (name === null || !isPerson(name)) return { type: 'organisation', name };
  const [, firstName = null, lastName = name] = /^(.*) (.*?)$/.exec(name) ?? [];
  return { type: 'person', firstName, lastName };
}

/** Whether a party of this name is a person. */
export function isPerson(name: string): boolean {
  return persons.includes(name);
}

function wireOf(record: MadeRecord): Json {
  const party = (one: Party | null): Json => (one === null ? null : { ...nameFields(one.name), number: one.number });
  return {
    uuid: record.uuid,
    callDirection: record.direction,
    callDate: wallTimeOf(record.seconds),
    duration: record.duration,
    destination: record.destination,
    cost: record.cost,
    service: record.service,
    smsData: record.sms,
    note: record.noteFlag,
    externalNumber: record.external === null ? null : { numberFormatted: record.external },
    from: party(record.from),
    to: party(record.to),
    userTalk: {
      status: record.queueStatus,
      receivers: record.agents.map(({ name, extension }) => ({ internal: extension, lastName: name })),
    },
    flags: record.flags.map((name) => ({ name })),
    status: record.status,
  };
}

function wireOfNote(note: MadeNote): Json {
  return {
    uuid: note.uuid,
    text: note.text,
    created: '2022-12-29 11:31:00',
    user: note.author === null ? null : { lastName: note.author },
    status: 'exist',
    call: null,
    organisation: note.organisation === null ? null : { name: note.organisation },
    person: null,
    pin: note.pinned ? 1 : 0,
    edit: 0,
    files: note.files.map((fileName) => ({ fileName })),
  };
}

/** A record as the archive has it. */
export interface KnownRecord extends MadeRecord {
  readonly id: number;
  /** Every note it ever had, but for those that are another record's now. */
  readonly notes: readonly MadeNote[];
}

/** What an archive was told, kept as plain values beside it. */
export class Told {
  readonly #archive: ArchiveWriter;
  readonly #records = new Map<string, { made: MadeRecord; id: number }>();
  readonly #notes = new Map<string, { made: MadeNote; owner: string }>();

  constructor(archive: ArchiveWriter) {
    this.#archive = archive;
  }

  /** Newest first. */
  records(): KnownRecord[] {
    const notes = [...this.#notes.values()];
    return [...this.#records.values()]
      .map(({ made, id }) => ({
        ...made,
        id,
        notes: notes.filter(({ owner }) => owner === made.uuid).map(({ made: note }) => note),
      }))
      .sort((a, b) => b.id - a.id);
  }

  /** Stores a page; no uuid twice. */
  store(page: readonly MadeRecord[]): void {
    const { ids } = this.#archive.transaction(() =>
      storeInteractions(
        this.#archive,
        page.map((record) => toInteraction(wireOf(record))),
      ),
    );
    page.forEach((made, place) => this.#records.set(made.uuid, { made, id: ids[place] ?? 0 }));
  }

  /** Stores what the CRM lists as the notes of a record now; the ones before stay. */
  storeNotes(owner: string, notes: readonly MadeNote[]): void {
    const id = this.#records.get(owner)?.id;
    if (id === undefined) return;
    this.#archive.transaction(() =>
      storeNotes(
        this.#archive,
        id,
        notes.map((note) => toNote(wireOfNote(note))),
        '2026-01-01T00:00:00Z',
      ),
    );
    for (const made of notes) this.#notes.set(made.uuid, { made, owner });
  }

  markVanished(uuid: string, at = '2026-01-01T00:00:00Z'): void {
    const id = this.#records.get(uuid)?.id;
    if (id !== undefined) {
      this.#archive.transaction(() => {
        markVanished(this.#archive, [id], at);
      });
    }
  }
}
