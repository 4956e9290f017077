import type { Language } from '../../model';
import { registerCounts, registerTexts, type RegisterEntry, type RegisterText } from '../../register';
import { formatBytes, formatInstant, formatNumber } from '../format';
import { words } from '../words';

/** An entry of the register, as it stands. */
interface Standing extends Required<RegisterEntry> {
  readonly id: number;
  readonly emptied: readonly RegisterText[];
}

/** An entry in one line: its number, when, who, what was done, how many, and what it was about. */
export function registerLine(entry: Standing, language: Language, now: Date): string {
  const t = words(language);
  const { id, at, person, act, counts, facts, texts, emptied } = entry;
  const { outcome, of, sha256, isBySchedule } = facts;
  const counted = registerCounts.flatMap((name) => {
    const n = counts[name];
    if (n === undefined) return [];
    const said = name === 'bytes' ? formatBytes(language, n) : formatNumber(language, n);
    return [name === 'bytes' ? said : `${t(`register.counts.${name}`)}: ${said}`];
  });
  const told = registerTexts.flatMap((name) => {
    const text = emptied.includes(name) ? t('register.emptied') : texts[name];
    return text === undefined ? [] : [`${t(`register.texts.${name}`)}: ${text}`];
  });
  const parts = [
    t(`register.acts.${act}`),
    ...(outcome === undefined ? [] : [t(`register.outcomes.${outcome}`, { of: String(of ?? id) })]),
    ...(isBySchedule === true ? [t('register.bySchedule')] : []),
    ...counted,
    ...told,
    ...(sha256 === undefined ? [] : [`SHA-256: ${sha256}`]),
  ];
  return `${String(id)}  ${formatInstant(language, at, now)}  ${person ?? '–'}  ${parts.join('; ')}`;
}
