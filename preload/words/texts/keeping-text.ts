import type { Language } from '../../model';
import type { Age, Keeping, RetentionPreview, RetentionRule, VanishedRule } from '../../persons/keeping';
import { formatNumber } from '../format';
import { words } from '../words';

/** How long, in words: "3 lata", "18 miesięcy". */
export function ageText({ n, unit }: Age, language: Language): string {
  return words(language)(`keeping.ages.${unit}`, { count: n });
}

/** What a rule is about, in words: "Połączenia bez notatek". */
export function ruleSubjectText({ kind, notes }: RetentionRule, language: Language): string {
  const t = words(language);
  const about = t(`keeping.kinds.${kind}`);
  return notes === 'any' ? about : t('keeping.withNotes', { about, notes: t(`keeping.notes.${notes}`) });
}

/** A rule in words: "SMS-y: 3 lata". */
export function ruleText(rule: RetentionRule, language: Language): string {
  const said = { about: ruleSubjectText(rule, language), age: ageText(rule.age, language) };
  return words(language)('keeping.rule', said);
}

/** What becomes of what the CRM no longer has, in words. */
export function vanishedText(vanished: VanishedRule, language: Language): string {
  const t = words(language);
  return vanished.kind === 'erase'
    ? t('keeping.vanished.erase', { age: ageText({ n: vanished.days, unit: 'days' }, language) })
    : t(`keeping.vanished.${vanished.kind}`);
}

/** All that is decided, a line each. */
export function keepingText({ rules, vanished, afterDownloads }: Keeping, language: Language): readonly string[] {
  const t = words(language);
  return [
    ...(rules.length === 0 ? [t('keeping.noRules')] : rules.map((rule) => ruleText(rule, language))),
    vanishedText(vanished, language),
    ...(rules.length === 0 && vanished.kind !== 'erase'
      ? []
      : [t(afterDownloads ? 'keeping.afterDownloads' : 'keeping.byHand')]),
  ];
}

/** The same in one line. */
export function keepingLine(keeping: Keeping, language: Language): string {
  const lines = keepingText(keeping, language);
  return lines.map((line) => line.replace(/\.$/, '')).join('; ');
}

/** How long records are kept, for the person whom they are about, a sentence each; none where nothing is decided. */
export function retentionText({ rules, vanished }: Keeping, language: Language): readonly string[] {
  return [
    ...rules.map((rule) => ruleText(rule, language)),
    ...(vanished.kind === 'erase' ? [vanishedText(vanished, language)] : []),
  ];
}

/** Why records were erased by rules, for the register: it names nobody. */
export function retentionReason({ rules, vanished }: RetentionPreview, language: Language): string {
  const t = words(language);
  const counted = (what: string, n: number): string => t('keeping.counted', { what, n: formatNumber(language, n) });
  const gone = vanished.records + vanished.notes;
  return [
    ...rules
      .filter(({ records }) => records > 0)
      .map(({ rule, records }) => counted(ruleText(rule, language), records)),
    ...(gone > 0 ? [counted(t('keeping.vanished.reason'), gone)] : []),
  ].join('; ');
}
