import { cancelCheck } from '../../../preload/failure';
import type { Language } from '../../../preload/model';
import type { PacketChoice, PacketProgress } from '../../../preload/export/packet';
import type { ExportGaps } from '../../../preload/export/export-model';
import type { Subject } from '../../../preload/person';
import { words } from '../../../preload/words/words';
import type { ArchiveReader } from '../../archive/file/archive';
import { readStatus } from '../../archive/ledger/ledger';
import { readPeriodGaps } from '../../archive/ledger/period-gaps';
import { readRecords } from '../../archive/queries/read';
import { wallTimeOf } from '../../crm/time';
import { FolderPart, type WrittenPart } from '../../files/output-folder';
import { secondsOfId } from '../../search/index/ids';
import { countNotesOf } from '../../archive/ledger/count-notes';
import { Blackener, blackensSomething } from './blackening';
import { namesOf, PacketPages, type PacketFacts, type PacketHead, type PacketTold } from './packet-page';
import { knownUnder, recordsOf, type PacketRecords } from './packet-records';
import { thirdPersonsOf } from './third-persons';
import { composeRecord, type PacketRecord } from './packet-record';
import { lineOfRecord, noteTable, recordTable } from './packet-tables';

/** What the packet is made of, and where. */
export interface PacketJob {
  /** A folder in the making. */
  readonly folder: string;
  readonly subject: Subject;
  readonly choice: PacketChoice;
  readonly head: Omit<PacketHead, 'known'>;
}

/** What was written besides the documents for a PDF reader, which are printed of the pages. */
export interface WrittenPacket extends ExportGaps {
  readonly records: number;
  readonly mentions: number;
  readonly notes: number;
  readonly blackened: number;
  readonly files: readonly WrittenPart[];
  /** Pages of which documents are to be printed, with the names of these. */
  readonly pages: readonly { readonly html: string; readonly pdf: string }[];
}

/** A page of records ends after so many of them, or so many bytes: Chromium takes four times as long for twice as many pages of paper. */
const maxOfPage = { records: 400, bytes: 700_000 } as const;

/** So often progress is told. */
const recordsAtOnce = 100;

/**
 * Writes the pages, tables and lines of a packet, as the archive is at one moment; every file is made of records that were
 * blackened first. Throws `cancelled` and what `FolderPart` throws.
 */
export function writePacket(
  archive: ArchiveReader,
  { folder, subject, choice, head }: PacketJob,
  report: (progress: PacketProgress) => void,
  isCancelled: () => boolean,
): WrittenPacket {
  const check = cancelCheck(isCancelled);
  const { language, ownMarks, blackening } = choice;
  return archive.snapshot(() => {
    const chosen = recordsOf(archive, subject, choice.mentions, check);
    const persons = thirdPersonsOf(archive, chosen.own, blackening);
    const facts = factsOf(archive, chosen, head.today);
    const blackener = new Blackener(persons, blackening);
    const files = new PacketFiles(folder, language, head.who);
    const recipients = head.recipients.map(({ when, what }, at) => ({
      when,
      what: blackener.text('other', `recipient ${String(at)}`, what),
    }));
    files.begin({ ...head, known: knownUnder(chosen.own), recipients }, facts, {
      hasOwnMarks: ownMarks,
      isBlackened: blackensSomething(blackening),
    });
    const records = readRecords(archive);
    const ids = [...new Set([...chosen.ids, ...chosen.mentions.keys()])].sort((a, b) => a - b);
    for (const [at, id] of ids.entries()) {
      const only = chosen.mentions.get(id) ?? null;
      const record = records.recordOrDamage(id, null, check);
      files.add(composeRecord(record, { t: words(language), passage: blackener, hasOwnMarks: ownMarks, only }));
      if ((at + 1) % recordsAtOnce !== 0) continue;
      check();
      report({ part: 'records', done: at + 1, total: ids.length });
    }
    const { gaps, missingDays, notesOwed, unreadable, records: own, mentions, notes } = facts;
    return {
      ...{ gaps, missingDays, notesOwed, unreadable, records: own, mentions, notes, blackened: blackener.count },
      ...files.end(),
    };
  });
}

function factsOf(archive: ArchiveReader, { ids, mentions }: PacketRecords, today: string): PacketFacts {
  const dayOf = (id: number | undefined): string | null =>
    id === undefined ? null : wallTimeOf(secondsOfId(id)).slice(0, 10);
  return {
    ...readPeriodGaps(archive, { from: null, to: null }, today),
    records: ids.length,
    mentions: mentions.size,
    notes: countNotesOf(archive, ids).notes,
    firstDate: dayOf(ids.reduce<number | undefined>((least, id) => Math.min(least ?? id, id), undefined)),
    lastDate: dayOf(ids.reduce<number | undefined>((most, id) => Math.max(most ?? id, id), undefined)),
    lastSync: readStatus(archive).lastSync,
  };
}

/** The files that are written side by side, record by record. */
class PacketFiles {
  readonly #folder: string;
  readonly #language: Language;
  readonly #pages: PacketPages;
  readonly #lines: FolderPart;
  readonly #records: FolderPart;
  readonly #notes: FolderPart;
  readonly #tables;
  readonly #done: WrittenPart[] = [];
  readonly #printed: { html: string; pdf: string }[] = [];
  #page: FolderPart;
  #ofPage = 0;

  constructor(folder: string, language: Language, who: string) {
    const names = namesOf(language);
    this.#folder = folder;
    this.#language = language;
    this.#pages = new PacketPages(language, who);
    this.#tables = { records: recordTable(language), notes: noteTable(language) };
    this.#lines = new FolderPart(folder, names.lines);
    this.#records = new FolderPart(folder, names.table);
    this.#notes = new FolderPart(folder, names.notes);
    this.#page = this.#beginPage();
  }

  begin(head: PacketHead, facts: PacketFacts, told: PacketTold): void {
    this.#page.add(this.#pages.head(head, facts, told));
    this.#records.add(byteOrderMark + this.#tables.records.titles());
    this.#notes.add(byteOrderMark + this.#tables.notes.titles());
  }

  add(record: PacketRecord): void {
    if (this.#ofPage >= maxOfPage.records || this.#page.sizeBytes >= maxOfPage.bytes) this.#turnPage();
    this.#page.add(this.#pages.record(record));
    this.#ofPage += 1;
    this.#lines.add(lineOfRecord(record));
    this.#records.add(this.#tables.records.rows(record));
    this.#notes.add(this.#tables.notes.rows(record));
  }

  end(): Pick<WrittenPacket, 'files' | 'pages'> {
    this.#endPage(null);
    const names = namesOf(this.#language);
    const explanation = new FolderPart(this.#folder, names.explanation('html'));
    explanation.add(this.#pages.explanation());
    this.#printed.push({ html: names.explanation('html'), pdf: names.explanation('pdf') });
    const files = [...this.#done, this.#lines.end(), this.#records.end(), this.#notes.end(), explanation.end()];
    return { files, pages: this.#printed };
  }

  #beginPage(): FolderPart {
    const n = this.#printed.length + 1;
    const names = namesOf(this.#language);
    const file = { html: names.page(n, 'html'), pdf: names.page(n, 'pdf') };
    this.#printed.push(file);
    const page = new FolderPart(this.#folder, file.html);
    page.add(this.#pages.begin(n));
    this.#ofPage = 0;
    return page;
  }

  #turnPage(): void {
    this.#endPage(namesOf(this.#language).page(this.#printed.length + 1, 'html'));
    this.#page = this.#beginPage();
  }

  #endPage(next: string | null): void {
    this.#page.add(this.#pages.end(next));
    this.#done.push(this.#page.end());
  }
}

/** By which Excel knows the encoding. */
const byteOrderMark = '\u{FEFF}';
