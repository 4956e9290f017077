import { formatBytes } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import { fold } from '../../search/analysis/fold';
import type { ErasureChoice, ErasureProgress, ErasureReport } from '../../../preload/persons/erasure';
import type { Workspace } from '../../workspace/workspace';
import { exitCode, type ExitCode } from '../exit-code';
import type { Invocation } from '../arguments';
import type { Terminal } from '../terminal';

type CommandOf<Name extends Invocation['command']> = Extract<Invocation, { readonly command: Name }>;

/** Erases records for good, or says what would be erased: without `--yes` nothing is, unless a person says so at the terminal. */
export async function runErase(
  { text, filters, uuids, notes, reason, dryRun, yes, json }: CommandOf<'erase'>,
  { erasure, language }: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const t = words(language);
  const chosen: ErasureChoice =
    uuids.length > 0
      ? { kind: 'uuids', uuids }
      : notes.length > 0
        ? { kind: 'notes', uuids: notes }
        : { kind: 'query', query: { text, filters, literal: true } };
  const plan = await erasure.plan(chosen, reason);
  for (const uuid of plan.missing) terminal.say(t('cli.erase.missing', { uuid }));
  if (plan.ids.length + plan.notes.length === 0) {
    terminal.say(plan.held > 0 ? t('cli.erase.held', { n: plan.held }) : t('cli.erase.nothing'));
    if (json) terminal.json(answerOf(erasure.reportOf(plan)));
    return plan.missing.length > 0 || plan.held > 0 ? exitCode.incomplete : exitCode.done;
  }
  const would = erasure.reportOf(plan);
  const isDone = !dryRun && (yes || (await isMeant(would, t, language, terminal)));
  const isRefused = !isDone && !dryRun;
  if (isRefused) terminal.say(terminal.canAsk ? t('cli.erase.notMeant') : t('cli.erase.needsYes'));
  const report = isDone ? await erasure.erase(plan, reason, { onProgress: sayPart(terminal, t) }) : would;
  terminal.show('');
  if (isDone && report.isReasonBlackened === true) terminal.say(t('cli.erase.reasonBlackened'));
  if (json && report.held > 0) terminal.say(t('cli.erase.held', { n: report.held }));
  if (json) terminal.json(answerOf(report));
  // Who was asked has read it.
  else if (!isRefused || !terminal.canAsk) for (const line of linesOf(report, isDone, t, language)) terminal.out(line);
  if (isDone) terminal.say(t('cli.erase.elsewhere'));
  if (isDone && report.held > 0) return exitCode.incomplete;
  return isDone || dryRun ? exitCode.done : exitCode.wrongUsage;
}

/** Whether the person at the terminal types the word for it, once it is said what would go. */
async function isMeant(
  report: ErasureReport,
  t: ReturnType<typeof words>,
  language: Workspace['language'],
  terminal: Terminal,
): Promise<boolean> {
  if (!terminal.canAsk) return false;
  for (const line of linesOf(report, false, t, language)) terminal.say(line);
  return await typesTheWord(terminal, language);
}

/** Whether the person at the terminal types the word without which nothing is erased. */
export async function typesTheWord(terminal: Terminal, language: Workspace['language']): Promise<boolean> {
  const t = words(language);
  const word = t('cli.erase.word');
  const answer = await terminal.ask(t('cli.erase.ask', { word }));
  return answer !== null && fold(answer.trim()) === fold(word);
}

/** Says which part of an erasure is under way, where the line can be written over. */
export function sayPart(terminal: Terminal, t: ReturnType<typeof words>): (progress: ErasureProgress) => void {
  return ({ part }) => {
    if (terminal.isInteractive) terminal.show(t(`cli.erase.parts.${part}`));
  };
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
  const { mentions, held, copies, searches, bytesBefore, bytesAfter } = report;
  return [
    t(isDone ? 'cli.erase.done' : 'cli.erase.would', { ...report }),
    ...(held > 0 ? [t('cli.erase.held', { n: held })] : []),
    ...(searches.length > 0 ? [t('cli.erase.searches', { names: searches.join(', ') })] : []),
    ...(copies > 0 ? [t('cli.erase.copies', { n: copies })] : []),
    ...(mentions > 0 ? [t('cli.erase.mentions', { n: mentions })] : []),
    ...(isDone
      ? [t('cli.erase.size', { before: formatBytes(language, bytesBefore), after: formatBytes(language, bytesAfter) })]
      : []),
  ];
}
