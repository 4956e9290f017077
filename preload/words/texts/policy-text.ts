import { backupTimes } from '../../desktop/backup';
import type { Language } from '../../model';
import type { PolicyName, PolicyProblem, PolicyValues } from '../../desktop/policy';
import { keepingOfPolicy } from '../../persons/keeping-spec';
import { formatDate } from '../format';
import { words } from '../words';
import { keepingLine } from './keeping-text';

/** A sentence about what is wrong with a policy, and where. */
export function problemText(problem: PolicyProblem, language: Language): string {
  const t = words(language);
  const { kind, place } = problem;
  switch (kind) {
    case 'unknownName':
      return t('policy.problem.unknownName', { place, name: problem.name });
    case 'wrongValue': {
      const { name, value } = problem;
      return t('policy.problem.wrongValue', { place, name, value, allowed: t(`policy.allowed.${name}`) });
    }
    default:
      return t(`policy.problem.${kind}`, { place });
  }
}

/** A value of a policy for people. */
export function policyValueText(name: PolicyName, value: PolicyValues[PolicyName], language: Language): string {
  const t = words(language);
  if (typeof value === 'boolean') return t(value ? 'policy.yes' : 'policy.no');
  if (name === 'downloadFrom') return formatDate(language, String(value));
  if (name === 'retentionRules') return rulesText(String(value), language);
  if (name === 'language') return t(value === 'pl' ? 'firstRun.polish' : 'firstRun.english');
  if (name === 'backupEvery') return t(`policy.backupTimes.${backupTimes.find((time) => time === value) ?? 'never'}`);
  if (name !== 'syncEveryHours') return String(value);
  return value === 0 ? t('settings.never') : t('settings.every', { count: Number(value) });
}

function rulesText(value: string, language: Language): string {
  const keeping = keepingOfPolicy(value);
  return keeping === null ? value : keepingLine(keeping, language);
}
