import { formatBytes, formatInstant } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import type { ErasureReport } from '../../workspace/persons/erasure';
import type { Workspace } from '../../workspace/workspace';
import { exitCode, type ExitCode } from '../exit-code';
import type { Invocation } from '../arguments';
import type { Terminal } from '../terminal';

type CommandOf<Name extends Invocation['command']> = Extract<Invocation, { readonly command: Name }>;

/** Erases records for good, or says what would be erased. Without `--yes` nothing is. */
export async function runErase(
  { text, filters, uuids, reason, dryRun, yes, json }: CommandOf<'erase'>,
  { erasure, language }: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const t = words(language);
  const plan = await erasure.plan(
    uuids.length > 0 ? { kind: 'uuids', uuids } : { kind: 'query', query: { text, filters, literal: true } },
  );
  for (const uuid of plan.missing) terminal.say(t('cli.erase.missing', { uuid }));
  if (plan.held > 0) terminal.say(t('keeping.cli.stay', { n: plan.held }));
  if (plan.ids.length === 0) {
    if (plan.held === 0) terminal.say(t('cli.erase.nothing'));
    if (json) terminal.json(answerOf(erasure.reportOf(plan)));
    return plan.missing.length + plan.held > 0 ? exitCode.incomplete : exitCode.done;
  }
  const isDone = yes && !dryRun;
  if (!isDone && !dryRun) terminal.say(t('cli.erase.needsYes'));
  const report = isDone ? await erasure.erase(plan, reason) : erasure.reportOf(plan);
  if (json) terminal.json(answerOf(report));
  else for (const line of linesOf(report, isDone, t, language)) terminal.out(line);
  if (isDone) terminal.say(t('cli.erase.elsewhere'));
  if (isDone && report.held > 0) return exitCode.incomplete;
  return isDone || dryRun ? exitCode.done : exitCode.wrongUsage;
}

function answerOf(report: ErasureReport): object {
  const { interactions, notes, versions, mentions, copies, bytesBefore, bytesAfter, ...more } = report;
  return { interactions, notes, versions, mentions, copies, bytesBefore, bytesAfter, ...more };
}

function linesOf(
  report: ErasureReport,
  isDone: boolean,
  t: ReturnType<typeof words>,
  language: Workspace['language'],
): readonly string[] {
  const { mentions, copies, searches, bytesBefore, bytesAfter } = report;
  return [
    t(isDone ? 'cli.erase.done' : 'cli.erase.would', { ...report }),
    ...(searches.length > 0 ? [t('cli.erase.searches', { names: searches.join(', ') })] : []),
    ...(copies > 0 ? [t('cli.erase.copies', { n: copies })] : []),
    ...(mentions > 0 ? [t('cli.erase.mentions', { n: mentions })] : []),
    ...(isDone
      ? [t('cli.erase.size', { before: formatBytes(language, bytesBefore), after: formatBytes(language, bytesAfter) })]
      : []),
  ];
}

/** Says what was done with the archive that has to be answered for. */
export async function runRegister(
  { json }: CommandOf<'register'>,
  { language, reader }: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const t = words(language);
  const entries = await reader.ask('readRegister', null);
  if (json) terminal.json(entries);
  else if (entries.length === 0) terminal.out(t('cli.erase.noEntries'));
  else
    for (const { at, person, counts, texts } of entries)
      terminal.out(
        t('cli.erase.entry', {
          when: formatInstant(language, at, new Date()),
          person: person ?? '–',
          n: counts.interactions ?? 0,
          notes: counts.notes ?? 0,
          reason: texts.reason ?? '',
        }),
      );
  return exitCode.done;
}
