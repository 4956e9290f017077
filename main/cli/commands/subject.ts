import type { KnownAs, Mention, PersonFound } from '../../../preload/person';
import { typedSubject } from '../../../preload/typed-identity';
import { words } from '../../../preload/words/words';
import { knownAsText, mentionReasonText } from '../../../preload/words/texts/person-text';
import type { Workspace } from '../../workspace/workspace';
import type { Invocation } from '../arguments';
import { exitCode, type ExitCode } from '../exit-code';
import type { Terminal } from '../terminal';
import type { PacketWish } from './packet';

type SubjectCommand = Extract<Invocation, { readonly command: 'subject' }>;

/** As many mentions are told in lines; all of them are in the answer for programs. */
const maxTold = 100;

/** Says what the archive has of a person: own records, what the person was known under, and who mentions them. */
export async function runSubject(
  { who, except, wide: isWide, json, packet }: SubjectCommand,
  workspace: Workspace,
  terminal: Terminal,
  makePacket: (order: PacketWish) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (packet !== null) return await makePacket({ ...packet, who, isWide, json, subject: typedSubject(who, except) });
  const question = { subject: typedSubject(who, except), isWide };
  const found = await workspace.reader.ask('findPerson', question);
  const mentions: Mention[] = [];
  for (let before: number | null = null; json || mentions.length < maxTold;) {
    const page: { mentions: readonly Mention[]; before: number | null } = await workspace.reader.ask('readMentions', {
      ...question,
      before,
    });
    mentions.push(...page.mentions);
    before = page.before;
    if (before === null) break;
  }
  if (json) terminal.json({ ...question, ...found, mentions });
  else for (const line of linesOf(found, mentions, workspace)) terminal.out(line);
  return exitCode.done;
}

function linesOf(found: PersonFound, mentions: readonly Mention[], { language }: Workspace): readonly string[] {
  const t = words(language);
  const { records, notes, firstDay, lastDay, known } = found;
  const period = firstDay === null || lastDay === null ? '' : ` (${firstDay} – ${lastDay})`;
  return [
    t('cli.subject.found', { n: records, notes }) + period,
    ...known.filter(({ kind }) => kind !== 'unnamed').map((one) => knownLine(one, language)),
    ...(known.some((one) => isSharing(one)) ? [t('cli.subject.shared')] : []),
    t(found.areAllMentionsCounted ? 'cli.subject.mentions' : 'cli.subject.manyMentions', { n: found.mentions }),
    ...mentions.slice(0, maxTold).map((mention) => mentionLine(mention, language)),
    ...(found.mentions > maxTold ? [t('cli.subject.more')] : []),
  ];
}

function isSharing({ standing, more }: KnownAs): boolean {
  return standing === 'alike' || (more !== null && more > 0);
}

function knownLine(one: KnownAs, language: Workspace['language']): string {
  const t = words(language);
  const { kind, value, standing, records, more } = one;
  const shown = kind === 'contacts' ? `${knownAsText(one, language)} [${value}]` : value;
  const further = more !== null && more > 0 ? t('cli.subject.further', { n: more }) : '';
  return `  ${t(`person.standing.${standing}`)}: ${shown}  ${t('results.records', { count: records })}${further}`;
}

function mentionLine(mention: Mention, language: Workspace['language']): string {
  const { callDate, uuid, excerpt } = mention;
  return `${callDate}  ${uuid}  ${mention.with}\t${excerpt.text}\t${mentionReasonText(mention, language)}`;
}
