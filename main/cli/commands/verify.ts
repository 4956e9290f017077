import { failureOf } from '../../../preload/failure';
import type { ArchiveStatus, Language } from '../../../preload/model';
import { formatExact } from '../../../preload/words/format';
import { words } from '../../../preload/words/words';
import type { Damage, DamagedPlace } from '../../archive/check/damage';
import type { GivenUp, RepairReport } from '../../archive/store/repair';
import type { CheckProgress, FileCheck } from '../../archive/check/verify';
import { wallTimeOf } from '../../crm/time';
import type { Workspace } from '../../workspace/workspace';
import { exitCode, type ExitCode } from '../exit-code';
import { completenessLines } from '../print';
import type { Terminal } from '../terminal';

/** A terminal shows so many of each; `--json` more. */
const maxExamples = 5;

/** Checks the archive, repairs it where that was asked for, and says what is wrong and what was done. */
export async function runVerify(
  { json, repair }: { readonly json: boolean; readonly repair: boolean },
  workspace: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const { language, reader } = workspace;
  const t = words(language);
  if (repair) terminal.say(t('damage.repairing'));
  const onProgress = (progress: CheckProgress): void => {
    if (terminal.isInteractive) terminal.show(progressOf(progress, language));
  };
  const repaired = repair ? await workspace.jobs.repair(onProgress) : null;
  const { isSound: sound, ...file } = repaired?.after ?? (await reader.ask('verifyFile', null, { onProgress }));
  terminal.show('');
  const check: FileCheck = { isSound: sound, ...file };
  const status = await readStatus(workspace, sound);
  const stands =
    status === null
      ? {}
      : { complete: status.complete, gaps: status.gaps, notesOwed: status.notesOwed, unreadable: status.unreadable };
  if (json) {
    const done = repaired === null ? {} : { repair: { ...repaired, before: undefined, after: undefined } };
    terminal.json({ sound, ...file, ...stands, ...done });
  } else {
    if (repaired !== null) for (const line of repairLines(repaired, language)) terminal.out(line);
    for (const line of checkLines(check, language)) terminal.out(line);
    if (!sound && !repair && check.problems.length === 0) terminal.out(t('damage.tryRepair'));
    if (!sound && repair && check.problems.length === 0) terminal.out(t('damage.staysUntilSync'));
    if (status !== null) for (const line of completenessLines(status, language)) terminal.out(line);
  }
  for (const problem of check.problems) terminal.say(problem);
  if (!sound) return exitCode.archive;
  return status?.complete === true ? exitCode.done : exitCode.incomplete;
}

function progressOf(progress: CheckProgress, language: Language): string {
  const t = words(language);
  return progress.part === 'file' ? t('cli.checking.file') : t(`cli.checking.${progress.part}`, progress);
}

/** Null where the file is so damaged that it cannot even say what it holds. */
async function readStatus({ reader }: Workspace, sound: boolean): Promise<ArchiveStatus | null> {
  try {
    return await reader.ask('readStatus', null);
  } catch (error) {
    if (sound || failureOf(error).kind !== 'archiveDamaged') throw error;
    return null;
  }
}

/** What a check found, for people. */
export function checkLines(check: FileCheck, language: Language): string[] {
  const t = words(language);
  const { isSound, problems, damages, unsealed, isIndexSound, indexedWrongly } = check;
  const verdict = (): string[] => {
    if (isSound) return [t('cli.verifySound')];
    if (problems.length > 0) return [t('cli.verifyDamaged')];
    if (damages.length > 0) return [t('damage.contents')];
    // Without seals it cannot be told whether a text changed or the index.
    return [t(indexedWrongly > 0 && unsealed > 0 ? 'damage.disagree' : 'cli.verifyIndexDamaged')];
  };
  return [
    ...verdict(),
    ...damages.flatMap((damage) => damageLines(damage, language)),
    ...(damages.length > 0 && !isIndexSound ? [t('cli.verifyIndexDamaged')] : []),
    ...(unsealed > 0 ? [t('damage.unsealed', { n: unsealed })] : []),
  ];
}

function damageLines({ kind, count, examples }: Damage, language: Language): string[] {
  const t = words(language);
  const shown = examples.slice(0, maxExamples).map((place) => placeLine(place, language));
  const hidden = examples.length > 0 ? count - shown.length : 0;
  return [t(`damage.${kind}`, { count }), ...shown, ...(hidden > 0 ? [t('damage.more', { n: hidden })] : [])];
}

function placeLine({ uuid, callDate }: DamagedPlace, language: Language): string {
  const when = callDate === null ? '' : formatExact(language, callDate);
  return words(language)('damage.example', { when, uuid: uuid ?? '' }).trimEnd();
}

/** What a repair did, for people. */
export function repairLines(report: RepairReport, language: Language): string[] {
  const t = words(language);
  const { before, keptAs, recounted, gaveUp, asksAgain } = report;
  if (before.isSound) return [t('damage.nothing')];
  if (keptAs === null) return [t('damage.refused')];
  const removed = gaveUp.filter(({ columns }) => columns.length > 0);
  const kept = gaveUp.filter(({ columns }) => columns.length === 0);
  const list = <Item>(items: readonly Item[], title: string, lineOf: (item: Item) => string): string[] => {
    if (items.length === 0) return [];
    const hidden = items.length - maxExamples;
    return [
      title,
      ...items.slice(0, maxExamples).map(lineOf),
      ...(hidden > 0 ? [t('damage.more', { n: hidden })] : []),
    ];
  };
  return [
    ...before.damages.flatMap((damage) => damageLines(damage, language)),
    t('damage.kept', { path: keptAs }),
    ...list(removed, t('damage.gaveUp', { count: removed.length }), (one) => givenUpLine(one, language)),
    ...list(kept, t('damage.keptChanged', { count: kept.length }), (one) => givenUpLine(one, language)),
    ...recounted.map(({ name, from, to }) => t('damage.recounted', { what: t(`damage.counted.${name}`), from, to })),
    t('damage.rebuilt'),
    ...list(
      asksAgain,
      t('damage.asksAgain', { count: asksAgain.length }),
      ({ from, to }) => `  ${formatExact(language, wallTimeOf(from))} – ${formatExact(language, wallTimeOf(to))}`,
    ),
  ];
}

function givenUpLine({ of, columns, ...place }: GivenUp, language: Language): string {
  const t = words(language);
  const parts = [...new Set(columns.map(partOf))].map((part) => t(`damage.parts.${part}`)).join(', ');
  const what = parts === '' ? t(`damage.of.${of}`) : `${t(`damage.of.${of}`)}: ${parts}`;
  return t('damage.lostColumns', { place: placeLine(place, language), what });
}

type Part = 'text' | 'contact' | 'agents' | 'flags' | 'kind' | 'author' | 'attachments' | 'identifier' | 'other';

const parts: Readonly<Record<string, Part>> = {
  ...{ sms_text: 'text', text: 'text', wire: 'text' },
  ...{ from_caller: 'contact', to_caller: 'contact', external_number: 'contact', organisation: 'contact' },
  ...{ person: 'contact', receivers: 'agents', flags: 'flags', author: 'author', files: 'attachments' },
  ...{ direction: 'kind', service: 'kind', status: 'kind', queue_status: 'kind', destination: 'kind' },
  uuid: 'identifier',
};

function partOf(column: string): Part {
  return parts[column] ?? 'other';
}
