import { keepingSpec } from '../../../preload/persons/keeping-spec';
import type { Language } from '../../../preload/model';
import type { Keeping, RetentionReport } from '../../../preload/persons/keeping';
import { formatBytes, formatDate, formatMonthLong } from '../../../preload/words/format';
import { keepingText, ruleText } from '../../../preload/words/texts/keeping-text';
import { words } from '../../../preload/words/words';
import type { Workspace } from '../../workspace/workspace';
import type { Invocation } from '../arguments';
import { exitCode, type ExitCode } from '../exit-code';
import type { Terminal } from '../terminal';
import { sayPart, typesTheWord } from './erase';

type CommandOf<Name extends Invocation['command']> = Extract<Invocation, { readonly command: Name }>;

/** Says or decides how long records are kept, or erases what is older: without `--yes` only where a person says so at the terminal. */
export async function runRetention(
  { act, dryRun, yes, json }: CommandOf<'retention'>,
  workspace: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const { retention } = workspace;
  if (act.kind === 'run') return await eraseExpired({ dryRun, yes, json }, workspace, terminal);
  if (act.kind === 'set') {
    await retention.change(act.keeping);
    terminal.say(words(workspace.language)('keeping.cli.set'));
  }
  sayKeeping(await retention.read(), json, workspace, terminal);
  return exitCode.done;
}

/** After a download: what the rules erased, where that was asked for. */
export async function sayRetention(workspace: Workspace, terminal: Terminal): Promise<void> {
  const { retention, language } = workspace;
  const t = words(language);
  const report = await retention.settled();
  if (report !== null) terminal.say(t('keeping.cli.afterSync', { ...report }));
  if ((await retention.read()).vanished.kind !== 'ask') return;
  const { vanished } = await retention.preview();
  if (vanished.allRecords + vanished.allNotes === 0) return;
  terminal.say(t('keeping.cli.vanished', { ...vanished }));
  terminal.say(t('keeping.cli.asks'));
}

function sayKeeping(keeping: Keeping, json: boolean, { language }: Workspace, terminal: Terminal): void {
  if (json) terminal.json({ ...keeping, said: keepingSpec(keeping).join(' ') });
  else for (const line of keepingText(keeping, language)) terminal.out(line);
}

async function eraseExpired(
  { dryRun, yes, json }: Pick<CommandOf<'retention'>, 'dryRun' | 'yes' | 'json'>,
  workspace: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const { retention, language } = workspace;
  const t = words(language);
  const keeping = await retention.read();
  if (keeping.rules.length === 0 && keeping.vanished.kind === 'keep') terminal.say(t('keeping.cli.noRules'));
  const plan = await retention.plan();
  const would = retention.reportOf(plan);
  const isDue = plan.ids.length + plan.notes.length > 0;
  const isDone = isDue && !dryRun && (yes || (await isMeant(would, keeping, workspace, terminal)));
  const isRefused = isDue && !isDone && !dryRun;
  if (isRefused) terminal.say(terminal.canAsk ? t('cli.erase.notMeant') : t('cli.erase.needsYes'));
  const report = isDone ? await retention.erase(plan, sayPart(terminal, t)) : would;
  terminal.show('');
  if (json) terminal.json(report);
  // Who was asked has read it.
  else if (!isRefused || !terminal.canAsk)
    for (const line of linesOf(report, keeping, isDone, language)) terminal.out(line);
  if (isDone) terminal.say(t('cli.erase.elsewhere'));
  return isRefused ? exitCode.wrongUsage : exitCode.done;
}

/** Whether the person at the terminal types the word for it, once it is said what would go. */
async function isMeant(
  would: RetentionReport,
  keeping: Keeping,
  { language }: Workspace,
  terminal: Terminal,
): Promise<boolean> {
  if (!terminal.canAsk) return false;
  for (const line of linesOf(would, keeping, false, language)) terminal.say(line);
  return await typesTheWord(terminal, language);
}

function linesOf(
  report: RetentionReport,
  { rules, vanished }: Keeping,
  isDone: boolean,
  language: Language,
): readonly string[] {
  const t = words(language);
  const { held, searches, copies, bytesBefore, bytesAfter, records, singleNotes } = report;
  const tellsVanished = vanished.kind !== 'keep';
  return [
    ...report.rules.map(({ rule, before, records: older }) =>
      t('keeping.cli.before', { rule: ruleText(rule, language), day: formatDate(language, before), records: older }),
    ),
    ...(tellsVanished ? [t('keeping.cli.vanished', { ...report.vanished })] : []),
    ...(vanished.kind === 'ask' && report.vanished.allRecords > 0 ? [t('keeping.cli.asks')] : []),
    ...report.months.map(({ month, records: older }) =>
      t('keeping.cli.month', {
        month: `${formatMonthLong(language, `${month}-01`)} ${month.slice(0, 4)}`,
        records: older,
      }),
    ),
    ...(report.isClockDoubtful ? [t('keeping.cli.clock')] : []),
    ...(held > 0 ? [t('keeping.cli.heldBack', { n: held })] : []),
    ...(records + singleNotes === 0
      ? [...(rules.length > 0 || vanished.kind === 'erase' ? [t('keeping.cli.nothingDue')] : [])]
      : isDone
        ? [t('cli.erase.done', { ...report })]
        : [t('keeping.cli.would', { records, notes: singleNotes })]),
    ...(searches.length > 0 ? [t('cli.erase.searches', { names: searches.join(', ') })] : []),
    ...(copies > 0 && records + singleNotes > 0 ? [t('cli.erase.copies', { n: copies })] : []),
    ...(isDone
      ? [t('cli.erase.size', { before: formatBytes(language, bytesBefore), after: formatBytes(language, bytesAfter) })]
      : []),
  ];
}
