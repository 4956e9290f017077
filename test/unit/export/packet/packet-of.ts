import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveReader, ArchiveWriter } from '../../../../main/archive/file/archive';
import { changeOwnMarks } from '../../../../main/archive/store/own-marks';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { writePacket, type PacketJob, type WrittenPacket } from '../../../../main/export/packet/write-packet';
import type { Blackening, PacketChoice } from '../../../../preload/export/packet';
import { noSubject, type Subject } from '../../../../preload/person';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive, temporaryFolder } from '../../temp-archive';

export const everythingShown: Blackening = { kinds: [], agents: false, words: [], texts: [] };
export const usualBlackening: Blackening = {
  kinds: ['name', 'number', 'email', 'account', 'personalId'],
  agents: false,
  words: [],
  texts: [],
};

export const usualChoice: PacketChoice = {
  language: 'pl',
  ownMarks: true,
  mentions: [],
  blackening: usualBlackening,
};

export const anna: Subject = { ...noSubject, numbers: ['333 333 333'] };

/** The head of a packet whose time and makers do not differ from run to run. */
export const head: PacketJob['head'] = {
  who: 'Anna Wójcik',
  askedBy: null,
  at: '2026-03-02T10:30:00.000Z',
  today: '2026-03-02',
  madeBy: 'biuro',
  account: 'test',
  host: 'test.ccrm.pl',
  program: '0.0.0',
  retention: [],
  recipients: [],
};

/** A Draft.js text of paragraphs. */
export function draft(...texts: readonly string[]): string {
  const blocks = texts.map((text, at) => ({
    ...{ key: `k${String(at)}`, text, type: 'unstyled', depth: 0 },
    ...{ inlineStyleRanges: [], entityRanges: [], data: {} },
  }));
  return JSON.stringify({ blocks, entityMap: {} });
}

/** What each place of a record says of somebody else. */
export interface Said {
  readonly sms?: string;
  readonly note?: string;
  readonly before?: string;
  readonly remark?: string;
  readonly file?: string;
}

/** An archive in which Anna Wójcik has two records, and Piotr Zieliński one that mentions her. */
export function archiveOf(said: Said): { readonly archive: ArchiveWriter; readonly ids: readonly number[] } {
  const archive = temporaryArchive();
  const piotr = {
    ...documentedInteraction,
    ...{ uuid: 'of-piotr', callDate: '2023-01-02 08:00:00', service: 'SMS', smsData: 'Anna Wójcik prosi o telefon' },
    externalNumber: { numberNotFormatted: 48600700800, numberFormatted: '+48 600 700 800', type: 'person' },
    from: { type: 'person', uuid: 'piotr', firstName: 'Piotr', lastName: 'Zieliński', number: '+48 600 700 800' },
  };
  const sms = { ...documentedInteraction, uuid: 'sms-of-anna', callDate: '2022-12-30 09:00:00', service: 'SMS' };
  const wires = [documentedInteraction, { ...sms, smsData: said.sms ?? 'dzień dobry', note: 0 }, piotr];
  const ids = archive.transaction(() => {
    const stored = storeInteractions(archive, wires.map(toInteraction)).ids;
    const file = { uuid: 'f', fileName: said.file ?? 'umowa.pdf', mimeType: 'application/pdf', fileSize: 5 };
    const note = { ...documentedNote, files: [file], person: null, organisation: null };
    for (const [text, at] of [
      [said.before ?? 'wersja pierwsza', '2026-01-01T00:00:00Z'],
      [said.note ?? 'wersja druga', '2026-01-02T00:00:00Z'],
    ] as const)
      storeNotes(archive, stored[0]!, [toNote({ ...note, text: draft(text) })], at);
    const remark = { kind: 'addRemark', id: stored[0]!, text: said.remark ?? 'uwaga biura' } as const;
    changeOwnMarks(archive, remark, { author: 'biuro', at: '2026-01-03T00:00:00Z' });
    return stored;
  });
  return { archive, ids };
}

/** The files of a packet, by their names. */
export interface ReadPacket {
  readonly report: WrittenPacket;
  readonly files: ReadonlyMap<string, string>;
  readonly all: string;
}

/** Writes a packet without the documents that Electron prints. */
export function packetOf(archive: ArchiveReader, change: Partial<PacketChoice> = {}, subject = anna): ReadPacket {
  const folder = join(temporaryFolder(), 'packet');
  mkdirSync(folder);
  const choice = { ...usualChoice, ...change };
  const report = writePacket(
    archive,
    { folder, subject, choice, head },
    () => {},
    () => false,
  );
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  return { report, files, all: [...files.values()].join('\n') };
}
