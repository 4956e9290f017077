import { formatDuration, formatNumber, formatPeriod } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import type { NotCalledBack, Report, ReportTotals } from '../../../preload/search/report';
import type { Language } from '../../../preload/model';
import type { PrintPage } from '../../workspace/print-page';
import type { Workspace } from '../../workspace/workspace';
import type { Invocation } from '../arguments';
import { exitCode, type ExitCode } from '../exit-code';
import type { Terminal } from '../terminal';

type ReportCommand = Extract<Invocation, { readonly command: 'report' }>;

/** What a report gets beside its own words. */
interface Surroundings {
  readonly print: PrintPage;
  readonly signal: AbortSignal;
}

/** So many numbers are told in lines; all of them are in the answer for programs. */
const maxTold = 100;

/** Says the figures of a search, with those of the days before, and who was not called back, or saves them in a file. */
export async function runReport(
  { text, filters, literal, withinHours, file, json }: ReportCommand,
  workspace: Workspace,
  terminal: Terminal,
  { print, signal }: Surroundings,
): Promise<ExitCode> {
  if (json || file !== null) workspace.needExports();
  const query = { text, filters, ...(literal ? { literal } : {}) };
  if (file !== null) {
    const saved = await workspace.jobs.saveReport({ ...file, query, withinHours }, print, signal);
    if (json) terminal.json(saved);
    terminal.say(words(workspace.language)('report.file.saved', { path: saved.path }));
    return saved.complete ? exitCode.done : exitCode.incomplete;
  }
  const report = await workspace.reader.ask('report', { query, withinHours });
  if (json) terminal.json(report);
  else for (const line of linesOf(report, workspace.language)) terminal.out(line);
  return report.complete ? exitCode.done : exitCode.incomplete;
}

function linesOf(report: Report, language: Language): readonly string[] {
  const t = words(language);
  const { period, totals, before, notCalledBack: calls, sms, gaps, complete } = report;
  const days = ({ from, to }: Report['period']): string => formatPeriod(language, from, to);
  return [
    t('cli.report.period', { period: days(period) }),
    t('cli.report.notCalledBack', { n: calls.numbers }),
    ...calls.list.slice(0, maxTold).map((one) => numberLine(one, language)),
    ...(calls.numbers > maxTold ? [t('cli.report.more', { n: calls.numbers - maxTold })] : []),
    t('cli.report.returned', { n: calls.returned, late: calls.late, hours: calls.withinHours }),
    ...(calls.medianMinutes === null || calls.p90Minutes === null
      ? []
      : [
          t('cli.report.returnTime', {
            median: formatDuration(language, calls.medianMinutes * 60),
            p90: formatDuration(language, calls.p90Minutes * 60),
          }),
        ]),
    ...(calls.withheld > 0 ? [t('cli.report.withheld', { n: calls.withheld })] : []),
    t('cli.report.texts', { n: sms.unanswered }),
    '',
    t('cli.report.compared'),
    ...figures.map((name) => figureLine(name, totals, before, language)),
    ...(complete ? [] : ['', t('cli.report.incomplete')]),
    ...gaps.map((gap) => `  ${days(gap)}`),
  ];
}

const figures: readonly (keyof ReportTotals)[] = [
  ...(['interactions', 'calls', 'sms', 'faxes', 'incoming', 'outgoing', 'internal'] as const),
  ...(['answered', 'missed', 'missedAttempts', 'talkSeconds', 'cost'] as const),
];

function figureLine(name: keyof ReportTotals, now: ReportTotals, before: ReportTotals, language: Language): string {
  const shown = (value: number): string =>
    name === 'talkSeconds' ? formatDuration(language, value) : formatNumber(language, value);
  return `  ${words(language)(`cli.report.figures.${name}`)}: ${shown(now[name])} (${shown(before[name])})`;
}

function numberLine({ number, contact, attempts, last, uuid }: NotCalledBack, language: Language): string {
  const who = contact === null ? number : `${contact}, ${number}`;
  return `  ${last}  ${who}  ${words(language)('cli.report.attempts', { n: attempts })}  ${uuid}`;
}
