import type { PolicyFacts } from '../../desktop/policy';
import { policyNames } from '../../desktop/policy';
import type { BackupSchedule } from '../../desktop/backup';
import type { Language, Query, SelectedRecords } from '../../model';
import { partsOf } from '../../search/filters';
import { words } from '../words';
import { filterText } from './filter-text';
import { policyValueText } from './policy-text';

/** What a search with what is chosen of it asks for, in one line: „faktura”; Rodzaj: SMS-y; wybrane 3 zapisy. */
export function askedText({ text, filters }: Query, selection: SelectedRecords, language: Language): string {
  const t = words(language);
  const typed = text.trim();
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
  const parts = [
    ...(typed === '' ? [] : [t('register.quoted', { text: typed })]),
    ...partsOf(given).map((name) => filterText(name, filters, language)),
  ];
  const except = selection.kind === 'all' ? (selection.except?.length ?? 0) : 0;
  const chosen =
    selection.kind === 'ids'
      ? [t('register.chosen', { count: selection.ids.length })]
      : [
          ...(parts.length === 0 ? [t('register.all')] : []),
          ...(except > 0 ? [t('register.except', { count: except })] : []),
        ];
  return [...parts, ...chosen].join('; ');
}

/** What administrators decided, in one line. */
export function policyText(held: PolicyFacts['held'], language: Language): string {
  const t = words(language);
  const said = policyNames.flatMap((name) => {
    const value = held[name];
    return value === undefined ? [] : [`${t(`policy.names.${name}`)}: ${policyValueText(name, value, language)}`];
  });
  return said.length === 0 ? t('register.noPolicy') : said.join('; ');
}

/** When backups are made by themselves, in one line. */
export function scheduleText({ every, folder, keep, isProtected }: BackupSchedule, language: Language): string {
  const t = words(language);
  return [
    `${t('backupSchedule.every')}: ${t(`backupSchedule.times.${every}`)}`,
    ...(folder === null ? [] : [folder]),
    t('register.keeps', { n: keep }),
    ...(isProtected ? [t('backupSchedule.protectedMark')] : []),
  ].join('; ');
}
