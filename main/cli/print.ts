import type {
  ArchiveStatus,
  DayCoverage,
  Gap,
  InteractionRecord,
  FoundInteraction,
  Language,
  SyncProgress,
  UnreadableRecord,
} from '../../preload/model';
import type { OwnMark } from '../../preload/own-marks';
import {
  dayOfClock,
  daysOfGap,
  formatBytes,
  formatClock,
  formatDate,
  formatDuration,
  formatExact,
  formatInstant,
  formatPeriod,
  formatSpan,
  formatTimeLeft,
  percentOf,
  wallOfInstant,
} from '../../preload/words/format';
import { kindLongName, kindName, ownMarkName } from '../../preload/words/names';
import { blockText } from '../../preload/words/texts/note-text';
import { gapReason, waitingLine } from '../../preload/words/sentence';
import { words } from '../../preload/words/words';

/** Lines for people; `--json` prints the values themselves instead. */
export function statusLines(status: ArchiveStatus, path: string, language: Language): string[] {
  const t = words(language);
  const { firstDate, lastDate } = status;
  return [
    t('cli.archive', { path, size: formatBytes(language, status.sizeBytes) }),
    status.interactions === 0
      ? t('cli.empty')
      : t('cli.totals', { interactions: status.interactions, notes: status.notes }),
    ...(firstDate !== null && lastDate !== null
      ? [t('cli.period', { from: formatDate(language, firstDate), to: formatDate(language, lastDate) })]
      : []),
    status.lastSync === null
      ? t('cli.neverSynced')
      : t('cli.lastSync', { when: formatInstant(language, status.lastSync, new Date()) }),
    ...completenessLines(status, language),
    ...(status.erased === undefined ? [] : [t('cli.erase.count', { n: status.erased })]),
    ...(status.indexOutdated === undefined ? [] : [t('cli.indexOutdated', { n: status.indexOutdated })]),
  ];
}

/** A terminal shows so many; `--json` all of them. */
const maxGapLines = 20;

/** Whether an archive is complete, and if not, everything that is missing. */
export function completenessLines(
  status: {
    readonly complete: boolean;
    readonly gaps: readonly Gap[];
    readonly notesOwed: number;
    readonly unreadable?: number;
  },
  language: Language,
): string[] {
  const t = words(language);
  const unreadable = status.unreadable ?? 0;
  const aside = unreadable > 0 ? [t('cli.unreadable', { count: unreadable })] : [];
  if (status.complete) return [t(unreadable > 0 ? 'cli.completeBut' : 'cli.complete'), ...aside];
  return [...missingLines(status, language), ...aside];
}

function missingLines(
  status: { readonly gaps: readonly Gap[]; readonly notesOwed: number },
  language: Language,
): string[] {
  const t = words(language);
  return [
    t('cli.incomplete'),
    ...(status.notesOwed > 0 ? [t('cli.notesOwed', { count: status.notesOwed })] : []),
    ...(status.gaps.length > 0 ? [t('cli.gaps', { count: status.gaps.length })] : []),
    ...status.gaps.slice(0, maxGapLines).map((gap) => gapLine(gap, language)),
    ...(status.gaps.length > maxGapLines ? [t('cli.gapsMore', { count: status.gaps.length - maxGapLines })] : []),
  ];
}

/** A record that could not be read: what is known of it, why, and how it came. */
export function unreadableLines(record: UnreadableRecord, language: Language): string[] {
  const t = words(language);
  return [
    t(record.kind === 'note' ? 'unreadable.note' : 'unreadable.interaction', {
      when: formatSpan(language, record, dayOfClock(new Date())),
    }),
    t(`unreadable.reason.${record.reason}`),
    ...(record.uuid === null ? [] : [`uuid: ${record.uuid}`]),
    ...(record.vanishedAt === null ? [] : [t('unreadable.vanished')]),
    record.text,
    '',
  ];
}

function gapLine(gap: Gap, language: Language): string {
  const t = words(language);
  const days = daysOfGap(gap, dayOfClock(new Date()));
  const period = formatPeriod(language, days.from, days.to);
  const facts = { period, reason: gapReason(gap.reason, language) };
  const line = gap.kind === 'events' ? t('cli.gapEvents', facts) : t('cli.gapNotes', facts);
  const counts =
    gap.crmCount === null || gap.ourCount === null ? '' : t('cli.gapCounts', { ours: gap.ourCount, crm: gap.crmCount });
  return line + counts;
}

/** Days that stand alike, as one. */
interface Stretch extends Omit<DayCoverage, 'day' | 'eventsCheckedAt'> {
  readonly from: string;
  readonly to: string;
}

/** What the archive holds of each day: a line for each stretch of days that stand alike. */
export function coverageLines(days: readonly DayCoverage[], language: Language): string[] {
  return toStretches(days).map((stretch) =>
    words(language)('cli.coverageDays', {
      period: formatPeriod(language, stretch.from, stretch.to),
      events: eventsCoverage(stretch, language) + erasedCoverage(stretch, language) + unreadCoverage(stretch, language),
      notes: notesCoverage(stretch, language),
    }),
  );
}

function toStretches(days: readonly DayCoverage[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { day, ...held } of days) {
    const last = stretches.at(-1);
    const isAlike = last?.events === held.events && last.notes === held.notes;
    if (!isAlike || last.unreadable > 0 !== held.unreadable > 0) {
      stretches.push({ ...held, from: day, to: day });
      continue;
    }
    stretches[stretches.length - 1] = {
      ...last,
      to: day,
      interactions: last.interactions + held.interactions,
      noted: last.noted + held.noted,
      notesOwed: last.notesOwed + held.notesOwed,
      unreadable: last.unreadable + held.unreadable,
      erased: (last.erased ?? 0) + (held.erased ?? 0),
      notesCheckedAt: oldest(last.notesCheckedAt, held.notesCheckedAt),
    };
  }
  return stretches;
}

/** The earlier of two moments, ISO 8601. */
function oldest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function eventsCoverage({ events, interactions }: Stretch, language: Language): string {
  const t = words(language);
  if (events === 'complete') return t('cli.coverageCounted', { n: interactions });
  return events === 'gap' ? t('cli.coverageGap') : t('cli.coverageNotAsked');
}

function erasedCoverage({ erased = 0 }: Stretch, language: Language): string {
  return erased === 0 ? '' : words(language)('cli.coverageErased', { n: erased });
}

function unreadCoverage({ unreadable }: Stretch, language: Language): string {
  return unreadable === 0 ? '' : words(language)('cli.coverageUnread', { n: unreadable });
}

function notesCoverage({ notes, noted, notesOwed, notesCheckedAt }: Stretch, language: Language): string {
  const t = words(language);
  if (notes === 'notAsked') return t('cli.coverageNotAsked');
  if (notes === 'owed') return t('cli.coverageOwed', { n: notesOwed });
  if (notes === 'gap') return notesOwed > 0 ? t('cli.coverageFailed', { n: notesOwed }) : t('cli.coverageGap');
  const state = noted === 0 ? t('cli.coverageComplete') : t('cli.coverageCounted', { n: noted });
  if (notesCheckedAt === null) return state;
  return t('cli.coverageChecked', { state, when: formatInstant(language, notesCheckedAt, new Date()) });
}

/** One line on where a download stands. */
export function progressLine(progress: SyncProgress, language: Language): string {
  const t = words(language);
  if (progress.waiting !== null) return waitingLine(progress.waiting, language);
  if (progress.phase === 'planning') return t('cli.progressPlanning');
  if (progress.phase === 'finishing') return t('cli.progressFinishing');
  const counts = t('cli.progress', {
    percent: percentOf(progress.fraction),
    interactions: progress.interactions,
    notes: progress.notes,
    owed: progress.notesOwed,
  });
  return progress.secondsLeft === null
    ? counts
    : `${counts}  ${t('statusBar.left', { time: formatTimeLeft(language, progress.secondsLeft) })}`;
}

/** One line of a result list, whatever line ends its parts have. */
export function rowLine(row: FoundInteraction, language: Language): string {
  const parts = [
    row.callDate,
    kindName(words(language), row),
    [row.contact.name, row.contact.number].filter((part) => part !== null).join(' '),
    row.durationSeconds === null || row.service !== 'call' ? '' : formatClock(row.durationSeconds),
    row.excerpt?.text ?? '',
    row.uuid,
  ];
  return parts
    .filter((part) => part !== '')
    .join('  ')
    .replaceAll(/[\r\n]+/g, ' ');
}

/** A whole record with its notes. */
export function recordLines(record: InteractionRecord, language: Language): string[] {
  const t = words(language);
  const field = (label: string, value: string | null): string[] =>
    value === null || value === '' ? [] : [`${label}: ${value}`];
  return [
    kindLongName(t, record),
    [record.contact.name, record.contact.number].filter((part) => part !== null).join(' '),
    ...field(t('record.when'), formatExact(language, record.callDate)),
    ...field(
      t('record.duration'),
      record.durationSeconds === null || record.service !== 'call'
        ? null
        : formatDuration(language, record.durationSeconds),
    ),
    ...field(t('record.destination'), record.destination),
    ...field(
      t('record.agents'),
      record.agents
        .map((agent) => (agent.extension === null ? agent.name : `${agent.name} (${agent.extension})`))
        .join(', '),
    ),
    ...field(t('record.flags'), record.flags.map((flag) => flag.name).join(', ')),
    ...(record.smsText === null ? [] : ['', record.smsText]),
    ...record.notes.flatMap((note) => [
      '',
      t('cli.noteLine', {
        author: note.author ?? t('record.noteAuthorUnknown'),
        when: formatExact(language, note.created),
      }),
      ...note.blocks.map((block) => blockText(block, t)),
      ...note.attachments.map((file) => `${t('results.attachment')}: ${file.name}`),
    ]),
    ...(record.notesOwed ? ['', t('record.notesOwed')] : []),
    ...ownMarkLines(record, language),
  ];
}

/** What people marked a record with, apart from what is the CRM's. */
function ownMarkLines({ ownMarks }: InteractionRecord, language: Language): string[] {
  const t = words(language);
  const by = ({ author, createdAt, changedAt }: OwnMark): string =>
    [author ?? '', wallOfInstant(changedAt ?? createdAt) ?? ''].filter((part) => part !== '').join(', ');
  if (ownMarks.length === 0) return [];
  return [
    '',
    t('ownMarks.onlyHere'),
    ...ownMarks.flatMap((mark) =>
      mark.text === null ? [`${ownMarkName(t, mark.kind)} (${by(mark)})`] : [`${by(mark)}:`, mark.text],
    ),
  ];
}
