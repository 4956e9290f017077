import type { Diagnostics, PartVersion } from '../../desktop/diagnostics';
import type { Language } from '../../model';
import { downloadResultText } from './download-text';
import { formatBytes, formatDate, formatInstant, formatNumber } from '../format';
import { gapReason } from '../sentence';
import { words } from '../words';

/** A part of the diagnostics: a heading, and rows of a name and a value. */
export interface DiagnosticsPart {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** Diagnostics for people, but for the log. */
export function diagnosticsParts(of: Diagnostics, language: Language): readonly DiagnosticsPart[] {
  const t = words(language);
  const now = new Date(of.at);
  const yes = (is: boolean): string => t(is ? 'diagnostics.yes' : 'diagnostics.no');
  const at = (instant: string | null): string => (instant === null ? '–' : formatInstant(language, instant, now));
  const n = (count: number): string => formatNumber(language, count);
  const { archive, settings, system } = of;
  return [
    {
      title: t('diagnostics.versions'),
      rows: [
        [t('app.name'), of.program],
        ...of.parts.map((part) => [partName(part), versionText(part, of, language)] as const),
      ],
    },
    {
      title: t('diagnostics.system'),
      rows: [
        [t('diagnostics.platform'), `${system.platform} ${system.release} (${system.arch})`],
        [t('diagnostics.processors'), n(system.processors)],
        [t('diagnostics.memory'), formatBytes(language, system.memoryBytes)],
      ],
    },
    {
      title: t('settings.title'),
      rows: [
        [t('settings.language'), t(settings.language === 'pl' ? 'firstRun.polish' : 'firstRun.english')],
        [t('looks.theme'), t(`looks.themes.${settings.theme}`)],
        [t('settings.textSize'), t('settings.textSizeNow', { percent: settings.textPercent })],
        [t('settings.drawsBySoftware'), yes(settings.drawsBySoftware)],
        [
          t('settings.automatic'),
          settings.syncEveryHours === 0 ? t('settings.never') : t('settings.every', { count: settings.syncEveryHours }),
        ],
        [t('settings.accounts'), n(settings.accounts)],
        [t('app.demo'), yes(settings.isDemo)],
        [t('settings.key'), t(`diagnostics.keys.${settings.key}`)],
        [t('encryption.state'), t(`encryption.states.${of.encryption}`)],
      ],
    },
    {
      title: t('settings.archive'),
      rows:
        archive === null
          ? [[t('diagnostics.state'), of.closed === null ? t('diagnostics.noArchive') : gapReason(of.closed, language)]]
          : [
              [t('diagnostics.size'), formatBytes(language, archive.sizeBytes)],
              [t('archivePlace.records'), n(archive.interactions)],
              [t('coverage.notes'), n(archive.notes)],
              [t('diagnostics.notesOwed'), n(archive.notesOwed)],
              [t('diagnostics.unreadable'), n(archive.unreadable)],
              [t('diagnostics.indexOutdated'), n(archive.indexOutdated)],
              [t('diagnostics.complete'), yes(archive.isComplete)],
              [t('diagnostics.lastSync'), at(archive.lastSync)],
              ...archive.gaps.map(
                ({ kind, from, to, reason }) =>
                  [t(`diagnostics.gaps.${kind}`), `${from} – ${to}: ${gapReason(reason, language)}`] as const,
              ),
            ],
    },
    {
      title: t('downloads.history'),
      rows:
        of.downloads.length === 0
          ? [[t('diagnostics.state'), t('diagnostics.none')]]
          : of.downloads.map((entry) => [
              at(entry.startedAt),
              [
                t(`downloads.askedBy.${entry.askedBy ?? 'person'}`),
                `+${n(entry.interactions?.new ?? 0)} / +${n(entry.notes?.new ?? 0)}`,
                downloadResultText(entry, language),
              ].join(', '),
            ]),
    },
    {
      title: t('diagnostics.policy'),
      rows: [
        [t('diagnostics.held'), of.policies.length === 0 ? t('diagnostics.none') : of.policies.join(', ')],
        [
          t('diagnostics.problems'),
          of.policyProblems.length === 0 ? t('diagnostics.none') : of.policyProblems.join(', '),
        ],
      ],
    },
  ];
}

/** The whole of it as a text, as it is copied, saved and printed. */
export function diagnosticsText(of: Diagnostics, language: Language): string {
  const t = words(language);
  const parts = diagnosticsParts(of, language).map(({ title, rows }) =>
    [`== ${title}`, ...rows.map(([name, value]) => `${name}: ${value}`)].join('\n'),
  );
  const log = [`== ${t('diagnostics.log')}`, ...(of.log.length === 0 ? [t('diagnostics.none')] : of.log)].join('\n');
  return `${[`${t('diagnostics.heading')}, ${of.at}`, ...parts, log].join('\n\n')}\n`;
}

const names: Readonly<Record<PartVersion['name'], string>> = {
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  sqlite: 'SQLite',
};

function partName({ name }: PartVersion): string {
  return names[name];
}

const dayMs = 24 * 60 * 60 * 1000;

/** A version with its day and its age. */
function versionText({ version, releasedOn }: PartVersion, { at }: Diagnostics, language: Language): string {
  if (releasedOn === null) return version;
  const t = words(language);
  const days = Math.max(0, Math.floor((Date.parse(at) - Date.parse(releasedOn)) / dayMs));
  const released = formatDate(language, releasedOn);
  return t('diagnostics.released', { version, released, age: t('durations.days', { count: days }) });
}
