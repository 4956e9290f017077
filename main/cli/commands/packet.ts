import { statSync } from 'node:fs';
import { join } from 'node:path';
import { blackenedKinds, type PacketProgress, type PacketReport } from '../../../preload/export/packet';
import { mentionKey, type MentionPage, type PersonQuestion, type Subject } from '../../../preload/person';
import { dayOfClock } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import { isWhole } from '../../export/manifest/manifest-in-words';
import type { PrintPage } from '../../workspace/print-page';
import type { Workspace } from '../../workspace/workspace';
import type { PacketOptions } from '../arguments';
import { exitCode, type ExitCode } from '../exit-code';
import type { Terminal } from '../terminal';

/** A packet that the command line asks for. */
export interface PacketWish extends PacketOptions {
  readonly who: readonly string[];
  readonly subject: Subject;
  readonly isWide: boolean;
  readonly json: boolean;
}

/** What making a packet gets beside its own words. */
interface Surroundings {
  readonly print: PrintPage;
  readonly onProgress: (progress: PacketProgress) => void;
  readonly signal: AbortSignal;
}

/** Saves all that the archive has about a person, for that person. Data of third persons are blackened unless it was said otherwise. */
export async function runPacket(
  wish: PacketWish,
  workspace: Workspace,
  terminal: Terminal,
  { print, onProgress, signal }: Surroundings,
): Promise<ExitCode> {
  const { packets, reader, language } = workspace;
  workspace.needExports();
  const t = words(language);
  const question = { subject: wish.subject, isWide: wish.isWide };
  const found = await reader.ask('findPerson', question, { signal });
  const mentions = wish.mentions ? await mentionsOf(question, workspace, signal) : [];
  if (found.records === 0 && mentions.length === 0) {
    terminal.say(t('cli.subject.packet.nobody'));
    return exitCode.wrongUsage;
  }
  const isBlackened = wish.thirdPersons === 'blackened';
  const order = {
    ...{ subject: wish.subject, who: wish.who.join(', '), askedBy: null },
    choice: {
      ...{ language: wish.language ?? language, ownMarks: wish.ownMarks, mentions },
      blackening: { kinds: isBlackened ? blackenedKinds : [], agents: false, words: [], texts: [] },
    },
    target: targetOf(wish, language),
  };
  const report = await packets.make(order, print, onProgress, signal);
  if (wish.json) terminal.json(report);
  for (const line of linesOf(report, wish, found.mentions, t)) terminal.say(line);
  return isWhole(report) ? exitCode.done : exitCode.incomplete;
}

async function mentionsOf(question: PersonQuestion, { reader }: Workspace, signal: AbortSignal): Promise<string[]> {
  const keys: string[] = [];
  for (let before: number | null = null; ;) {
    const page: MentionPage = await reader.ask('readMentions', { ...question, before }, { signal });
    keys.push(...page.mentions.map(mentionKey));
    before = page.before;
    if (before === null) return keys;
  }
}

/** A zip in a folder that is there has the packet's own name; else it has the name that was given. */
function targetOf({ out, isZip, ...wish }: PacketWish, language: Workspace['language']) {
  if (/\.zip$/i.test(out)) return { kind: 'zip', path: out } as const;
  if (!isZip) return { kind: 'folder', path: out } as const;
  const day = dayOfClock(new Date());
  const name = words(wish.language ?? language)('packetPage.names.folder', { day });
  const isThere = statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
  return { kind: 'zip', path: isThere ? join(out, `${name}.zip`) : `${out}.zip` } as const;
}

function linesOf(
  report: PacketReport,
  { mentions, thirdPersons }: PacketWish,
  found: number,
  t: ReturnType<typeof words>,
): readonly string[] {
  return [
    t('cli.subject.packet.saved', { count: report.records, notes: report.notes, path: report.path }),
    thirdPersons === 'shown'
      ? t('cli.subject.packet.shown')
      : t('cli.subject.packet.blackened', { n: report.blackened }),
    ...(!mentions && found > 0 ? [t('cli.subject.packet.mentionsOut', { n: found })] : []),
    ...(report.mentions > 0 ? [t('cli.subject.packet.mentionsIn', { n: report.mentions })] : []),
    ...(isWhole(report) ? [] : [t('cli.subject.packet.gaps')]),
  ];
}
