import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PacketChoice, PacketProgress, PacketReport } from '../../../preload/export/packet';
import { labelOf } from '../../../preload/model';
import type { Subject } from '../../../preload/person';
import type { Keeping } from '../../../preload/persons/keeping';
import { dayOfClock } from '../../../preload/words/format';
import { retentionText } from '../../../preload/words/texts/keeping-text';
import { words } from '../../../preload/words/words';
import { KronikaError } from '../../../preload/failure';
import { createOutputFile } from '../../files/output-file';
import { createOutputFolder, FolderPart, type OutputFolder, type WrittenPart } from '../../files/output-folder';
import type { Home } from '../../files/own-files';
import type { WrittenPacket } from '../../export/packet/write-packet';
import type { ArchiveInUse } from '../archive/archive-in-use';
import type { ArchiveJobs } from '../archive/archive-jobs';
import { demoAccount } from '../demo';
import { systemUser } from '../system-user';
import type { PrintPage } from '../print-page';
import type { Register } from './register';
import { recipientsIn } from './recipients';

/** What a packet is to be. */
export interface PacketOrder {
  readonly subject: Subject;
  /** Whose data it is, as the packet calls the person. */
  readonly who: string;
  readonly askedBy: string | null;
  readonly choice: PacketChoice;
  readonly target: { readonly kind: 'folder' | 'zip'; readonly path: string };
}

/** What making packets needs of the rest of the workspace. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'opened'>;
  readonly jobs: Pick<ArchiveJobs, 'packets'>;
  readonly home: () => Home;
  readonly program: string;
  readonly register: Pick<Register, 'during'>;
  readonly keeping: () => Promise<Keeping>;
  readonly needExports: () => void;
}

/** Makes packets: all that the archive has about a person, for that person. */
export class Packets {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /**
   * Writes the records, prints the pages, and puts all of it under its name once it is whole. Throws `exportsOff`, `cancelled` and
   * what `createOutputFolder` throws.
   */
  async make(
    order: PacketOrder,
    print: PrintPage,
    onProgress: (progress: PacketProgress) => void,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<PacketReport> {
    this.#around.needExports();
    const { who: subject, target } = order;
    const noted = { act: 'packet', texts: { subject, path: target.path } } as const;
    const ofReport = ({ records: interactions, notes, mentions, files, sha256 }: PacketReport) => ({
      counts: { interactions, notes, mentions, files: files.length },
      facts: { sha256, format: target.kind },
    });
    const folder = this.#begin(target);
    try {
      const write = () => this.#write(order, folder, print, onProgress, signal);
      return await this.#around.register.during(noted, write, ofReport);
    } finally {
      // What got its name is no longer there.
      folder.discard();
    }
  }

  /** Before the work, and before it is noted: throws what would keep the packet from being written. */
  #begin({ kind, path }: PacketOrder['target']): OutputFolder {
    const home = this.#around.home();
    if (kind === 'folder') return createOutputFolder(path, home);
    createOutputFile(path, home).discard();
    return createOutputFolder(`${path}~`, home);
  }

  async #write(
    order: PacketOrder,
    folder: OutputFolder,
    print: PrintPage,
    onProgress: (progress: PacketProgress) => void,
    signal: AbortSignal,
  ): Promise<PacketReport> {
    const { home } = this.#around;
    const { target, choice } = order;
    const head = await this.#headOf(order);
    const written = await this.#around.jobs.packets(signal, async (reader, ended) => {
      const job = { folder: folder.temporary, subject: order.subject, choice, head };
      const packet = await reader.ask('writePacket', job, { onProgress, signal: ended });
      const printed = await printPages(folder.temporary, packet.pages, choice, print, { onProgress, signal: ended });
      const files = [...packet.files, ...printed];
      const zip = target.kind === 'zip' ? target.path : null;
      const seal = { folder: folder.temporary, files, language: choice.language, zip, home: home() };
      const { sums, sha256 } = await reader.ask('sealPacket', seal, { onProgress, signal: ended });
      return { packet, files: [...files, sums], sha256 };
    });
    if (target.kind === 'folder') await folder.publish();
    const { packet, files, sha256 } = written;
    return { ...reportOf(packet), path: target.path, files, sha256 };
  }

  async #headOf({ who, askedBy, choice: { language } }: PacketOrder) {
    const { account, reader } = this.#around.archive.opened;
    const isDemo = account.baseUrl === demoAccount.baseUrl;
    const now = new Date();
    return {
      ...{ who, askedBy },
      at: now.toISOString(),
      today: dayOfClock(now),
      madeBy: systemUser(),
      account: isDemo ? words(language)('app.demo') : labelOf(account),
      host: isDemo ? words(language)('app.demo') : hostOf(account.baseUrl),
      program: this.#around.program,
      retention: retentionText(await this.#around.keeping(), language),
      recipients: recipientsIn(await reader.ask('readRegister', null), language),
    };
  }
}

function reportOf({ files: _, pages: __, ...report }: WrittenPacket): Omit<PacketReport, 'path' | 'files' | 'sha256'> {
  return report;
}

/** Page by page: one document and its process at a time. */
async function printPages(
  folder: string,
  pages: WrittenPacket['pages'],
  { language }: PacketChoice,
  print: PrintPage,
  { onProgress, signal }: { readonly onProgress: (progress: PacketProgress) => void; readonly signal: AbortSignal },
): Promise<readonly WrittenPart[]> {
  const paper = { foot: words(language)('packetPage.page'), isLandscape: false };
  const printed: WrittenPart[] = [];
  for (const [at, { html, pdf }] of pages.entries()) {
    if (signal.aborted) throw new KronikaError('cancelled');
    onProgress({ part: 'pages', done: at, total: pages.length });
    const bytes = await print(readFileSync(join(folder, html), 'utf8'), paper, signal);
    const part = new FolderPart(folder, pdf);
    part.write(bytes);
    printed.push(part.end());
  }
  return printed;
}

function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}
