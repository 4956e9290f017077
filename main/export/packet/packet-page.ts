import type { ExportGaps } from '../../../preload/export/export-model';
import type { Language } from '../../../preload/model';
import { formatExact, formatPeriod, wallOfInstant } from '../../../preload/words/format';
import { queueStatusName } from '../../../preload/words/names';
import { words } from '../../../preload/words/words';
import { completenessLines, moment } from '../manifest/manifest-in-words';
import { escapeHtml as escaped, headOfPage } from '../manifest/html';
import type { PacketFile, PacketNote, PacketParty, PacketRecord } from './packet-record';
import { fieldsText, kindText, noteMarks, ownMarksText, titlesOfTables } from './packet-tables';

/** Who asked, who answers and from what; in words, as far as words were made elsewhere. */
export interface PacketHead {
  /** Whose data it is, as the person is called. */
  readonly who: string;
  /** Every name, number and address that they are known under. */
  readonly known: readonly string[];
  /** Who asked for it, as it was typed; null where that was not said. */
  readonly askedBy: string | null;
  /** ISO 8601 with zone. */
  readonly at: string;
  readonly today: string;
  /** The system's user; null where there is none. */
  readonly madeBy: string | null;
  readonly account: string;
  /** The CRM's host. */
  readonly host: string;
  readonly program: string;
  /** How long the data are kept, a sentence each. */
  readonly retention: readonly string[];
  /** Files and printouts that were made of the archive, the newest first. */
  readonly recipients: readonly { readonly when: string; readonly what: string }[];
}

/** What is counted before anything is written. */
export interface PacketFacts extends ExportGaps {
  readonly records: number;
  readonly mentions: number;
  readonly notes: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly lastSync: string | null;
}

/** What is chosen that the pages tell of. */
export interface PacketTold {
  readonly hasOwnMarks: boolean;
  readonly isBlackened: boolean;
}

/** The names of a packet's files, in its language. */
export function namesOf(language: Language) {
  const t = words(language);
  const named = (key: 'pages' | 'table' | 'notes' | 'lines' | 'explanation', ending: string): string =>
    `${t(`packetPage.names.${key}`)}.${ending}`;
  return {
    page: (n: number, ending: 'html' | 'pdf'): string =>
      n === 1 ? named('pages', ending) : `${t('packetPage.names.pages')}-${String(n)}.${ending}`,
    table: named('table', 'csv'),
    notes: named('notes', 'csv'),
    lines: named('lines', 'jsonl'),
    explanation: (ending: 'html' | 'pdf'): string => named('explanation', ending),
    sums: t('packetPage.names.sums'),
  };
}

/** So many recipients are told one by one. */
const maxRecipients = 100;

/** The packet's pages, written one after another. */
export class PacketPages {
  readonly #language: Language;
  readonly #who: string;

  constructor(language: Language, who: string) {
    this.#language = language;
    this.#who = who;
  }

  /** The beginning of a page of records, the first of which has the head. */
  begin(n: number): string {
    const t = words(this.#language);
    const title =
      n === 1 ? t('packetPage.title', { who: this.#who }) : t('packetPage.titlePart', { who: this.#who, n });
    return `${beginPage(this.#language, title)}<h1>${escaped(title)}</h1>\n`;
  }

  /** All that stands before the first record. */
  head(head: PacketHead, facts: PacketFacts, told: PacketTold): string {
    const t = words(this.#language);
    const { firstDate, lastDate } = facts;
    const period = firstDate === null || lastDate === null ? null : { from: firstDate, to: lastDate };
    const lines: (readonly [string, string])[] = [
      [t('packetPage.head.who'), head.who],
      [t('packetPage.head.known'), head.known.join('; ')],
      ...(head.askedBy === null ? [] : [[t('packetPage.head.asked'), head.askedBy] as const]),
      [t('packetPage.head.madeAt'), moment(head.at)],
      [t('packetPage.head.madeBy'), head.madeBy ?? '–'],
      [t('packetPage.head.account'), head.account],
      [t('packetPage.head.program'), `Kronika ${head.program}`],
      [
        t('packetPage.head.records'),
        period === null
          ? t('packetPage.head.none')
          : t('packetPage.head.recordsValue', { records: facts.records, ...this.#days(period) }),
      ],
      [t('packetPage.head.notes'), String(facts.notes)],
      [t('packetPage.head.mentions'), facts.mentions === 0 ? t('packetPage.head.none') : String(facts.mentions)],
      [
        t('packetPage.head.ownMarks'),
        t(told.hasOwnMarks ? 'packetPage.head.ownMarksIn' : 'packetPage.head.ownMarksOut'),
      ],
    ];
    return [
      `<p>${escaped(t('packetPage.intro'))}</p>`,
      section(t('packetPage.head.title'), table(lines)),
      section(t('packetPage.completeness'), table(completenessLines({ ...facts, savedAt: head.at }, this.#language))),
      section(t('packetPage.contents.title'), table(this.#contents())),
      section(t('packetPage.sources.title'), this.#sources(head, facts, told)),
      section(t('packetPage.retention.title'), paragraphs(or(head.retention, t('packetPage.retention.none')))),
      section(t('packetPage.recipients.title'), this.#recipients(head.recipients)),
      section(
        t('packetPage.blackened.title'),
        paragraphs([t(told.isBlackened ? 'packetPage.blackened.some' : 'packetPage.blackened.none')]),
      ),
      `<h2>${escaped(t('packetPage.records'))}</h2>\n`,
    ].join('');
  }

  record(record: PacketRecord): string {
    const t = words(this.#language);
    const facts: (readonly [string, string])[] = [
      [t('packetPage.contact'), partyText(record.contact)],
      [t('packetPage.from'), partyText(record.from)],
      [t('packetPage.to'), partyText(record.to)],
      [t('packetPage.agents'), record.agents.map(({ name, extension }) => withExtension(name, extension)).join(', ')],
      [t('packetPage.queue'), queueStatusName(t, record.queueStatus ?? '')],
      [t('packetPage.destination'), record.destination ?? ''],
      [t('packetPage.cost'), record.cost === null ? '' : String(record.cost)],
      [t('packetPage.flags'), record.flags.join(', ')],
      [t('packetPage.sms'), record.sms ?? ''],
      [t('packetPage.remarks'), ownMarksText(record, t)],
      [t('packetPage.other'), fieldsText(record.otherFields)],
    ];
    const said = [
      ...(record.isDamaged === true ? [t('packetPage.damaged')] : []),
      ...(record.isMention ? [t('packetPage.mention')] : []),
      ...(record.notesOwed ? [t('packetPage.notesOwed')] : []),
      ...(record.goneFromCrm === null ? [] : [t('packetPage.goneFromCrm', { when: record.goneFromCrm.slice(0, 10) })]),
    ];
    const kind = record.isDamaged === true ? '' : kindText(record, this.#language);
    const heading = [formatExact(this.#language, record.date), kind].filter((part) => part !== '').join(', ');
    return [
      `<article>\n<h3>${escaped(heading)}</h3>\n`,
      paragraphs(said, 'said'),
      table(facts.filter(([, value]) => value !== '')),
      ...record.notes.map((note) => this.#note(note)),
      '</article>\n',
    ].join('');
  }

  /** The end of a page; `next` is the file that goes on. */
  end(next: string | null): string {
    const t = words(this.#language);
    return `${next === null ? '' : paragraphs([t('packetPage.continued', { file: next })])}${endPage}`;
  }

  /** A page of its own that says what each field means. */
  explanation(): string {
    const t = words(this.#language);
    const title = t('packetPage.explanation.title');
    const names = namesOf(this.#language);
    const columns = titlesOfTables(this.#language);
    const rows = meaningKeys.map(
      (key) =>
        `<tr><th scope="row"><code>${key}</code></th><td>${escaped(t(`packetPage.meanings.${key}`))}</td></tr>\n`,
    );
    const heads = `<tr><th scope="col">${escaped(t('packetPage.explanation.json'))}</th><th scope="col">${escaped(t('packetPage.explanation.meaning'))}</th></tr>\n`;
    return [
      beginPage(this.#language, title),
      `<h1>${escaped(title)}</h1>\n`,
      paragraphs([t('packetPage.explanation.intro', { lines: names.lines, table: names.table, notes: names.notes })]),
      section(names.lines, `<table>\n<thead>${heads}</thead>\n<tbody>${rows.join('')}</tbody></table>\n`),
      section(names.table, list(columns.records)),
      section(names.notes, list(columns.notes)),
      endPage,
    ].join('');
  }

  #days({ from, to }: { readonly from: string; readonly to: string }): { readonly from: string; readonly to: string } {
    return { from: formatPeriod(this.#language, from, from), to: formatPeriod(this.#language, to, to) };
  }

  #contents(): readonly (readonly [string, string])[] {
    const t = words(this.#language);
    const names = namesOf(this.#language);
    return [
      [`${names.page(1, 'pdf')}, ${names.page(1, 'html')}`, t('packetPage.contents.pages')],
      [names.table, t('packetPage.contents.table')],
      [names.notes, t('packetPage.contents.notes')],
      [names.lines, t('packetPage.contents.lines')],
      [`${names.explanation('pdf')}, ${names.explanation('html')}`, t('packetPage.contents.explanation')],
      [names.sums, t('packetPage.contents.sums')],
    ];
  }

  #sources({ host }: PacketHead, { lastSync }: PacketFacts, { hasOwnMarks }: PacketTold): string {
    const t = words(this.#language);
    const when = lastSync === null ? t('sheet.neverSynced') : moment(lastSync);
    return paragraphs([
      t('packetPage.sources.crm', { host, when }),
      ...(hasOwnMarks ? [t('packetPage.sources.own')] : []),
    ]);
  }

  #recipients(recipients: PacketHead['recipients']): string {
    const t = words(this.#language);
    if (recipients.length === 0) return paragraphs([t('packetPage.recipients.none')]);
    const told = recipients.slice(0, maxRecipients).map((one) => t('packetPage.recipients.line', one));
    const more = recipients.length - told.length;
    return (
      paragraphs([t('packetPage.recipients.some')]) +
      list([...told, ...(more === 0 ? [] : [t('packetPage.recipients.more', { n: more })])])
    );
  }

  #note(note: PacketNote): string {
    const t = words(this.#language);
    const head = [t('packetPage.note'), note.created, note.author ?? '', ...noteMarks(note, t)];
    const versions = note.earlierVersions.map(({ replacedAt, created, author, text }) => {
      const said = t('packetPage.version', { when: wallOfInstant(replacedAt) ?? replacedAt });
      return passage(joined([said, created, author ?? '']), text, 'version');
    });
    const facts: (readonly [string, string])[] = [
      [t('packetPage.about'), note.about.join(', ')],
      [t('packetPage.files'), note.files.map(fileText).join('\n')],
      [t('packetPage.other'), fieldsText(note.otherFields)],
    ];
    return [
      passage(joined(head), note.text, 'note'),
      table(facts.filter(([, value]) => value !== '')),
      ...versions,
    ].join('');
  }
}

/** The fields of a line of JSON, in its order. */
const meaningKeys = [
  ...(['uuid', 'date', 'service', 'direction', 'status', 'durationSeconds', 'contact', 'from', 'to'] as const),
  ...(['agents', 'flags', 'queueStatus', 'destination', 'cost', 'sms', 'notes', 'notesOwed'] as const),
  ...(['goneFromCrm', 'ownFlags', 'remarks', 'otherFields', 'isMention', 'isDamaged'] as const),
];

function passage(head: string, text: string, kind: 'note' | 'version'): string {
  return `<section class="${kind}">\n<h4>${escaped(head)}</h4>\n<p>${escaped(text)}</p>\n</section>\n`;
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

function section(title: string, content: string): string {
  return `<h2>${escaped(title)}</h2>\n${content}`;
}

function table(lines: readonly (readonly [string, string])[]): string {
  if (lines.length === 0) return '';
  const rows = lines.map(
    ([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>\n`,
  );
  return `<table>\n${rows.join('')}</table>\n`;
}

function paragraphs(texts: readonly string[], kind?: 'said'): string {
  const begin = kind === undefined ? '<p>' : `<p class="${kind}">`;
  return texts.map((text) => `${begin}${escaped(text)}</p>\n`).join('');
}

function list(texts: readonly string[]): string {
  return `<ul>\n${texts.map((text) => `<li>${escaped(text)}</li>\n`).join('')}</ul>\n`;
}

const or = (texts: readonly string[], none: string): readonly string[] => (texts.length === 0 ? [none] : texts);

function partyText(party: PacketParty | null): string {
  return party === null ? '' : joined([party.name ?? '', party.number ?? '']);
}

function withExtension(name: string, extension: string | null): string {
  return extension === null ? name : `${name} (${extension})`;
}

function fileText({ name, description }: PacketFile): string {
  return description === null ? name : `${name} (${description})`;
}

function beginPage(language: Language, title: string): string {
  return `${headOfPage(language, title, style)}<body>
<main>
`;
}

const endPage = '</main>\n</body>\n</html>\n';

const style = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1b1f26; font: 15px/1.5 "Segoe UI Variable", "Segoe UI", system-ui, "DejaVu Sans", sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.5rem; font-weight: 600; overflow-wrap: anywhere; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; font-weight: 600; margin: 2rem 0 .25rem; break-after: avoid; }
h3 { font-size: 1rem; font-weight: 600; margin: 0 0 .25rem; break-after: avoid; }
h4 { font-size: .9rem; font-weight: 600; margin: .75rem 0 .25rem; break-after: avoid; color: #565b66; }
p { margin: .25rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
ul { margin: .25rem 0; padding-left: 1.25rem; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .3rem 0; border-top: 1px solid #dfe1e6; }
th { width: 13rem; padding-right: 1rem; font-weight: 400; color: #565b66; overflow-wrap: anywhere; }
td { overflow-wrap: anywhere; white-space: pre-wrap; font-variant-numeric: tabular-nums; }
thead th { font-weight: 600; color: inherit; }
article { margin: 0 0 1.5rem; padding-top: 1rem; border-top: 2px solid #9aa0ac; }
.said { color: #565b66; }
.note, .version { border-left: 3px solid #c5c9d2; padding-left: .75rem; margin: .75rem 0; }
.version { margin-left: 1.5rem; color: #3c414b; }
@media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } th { width: 10rem; } article > table, .note, .version, tr { break-inside: avoid; } }
`;
