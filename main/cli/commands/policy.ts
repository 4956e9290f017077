import { policyNames } from '../../../preload/desktop/policy';
import { policyValueText, problemText } from '../../../preload/words/texts/policy-text';
import { words } from '../../../preload/words/words';
import type { Workspace } from '../../workspace/workspace';
import { exitCode, type ExitCode } from '../exit-code';
import type { Terminal } from '../terminal';

/** Prints what administrators decided and where each of it stands; what cannot be followed is an end of its own. */
export function runPolicy(
  { json }: { readonly json: boolean },
  { policy, language }: Pick<Workspace, 'policy' | 'language'>,
  terminal: Terminal,
): ExitCode {
  const t = words(language);
  const { held, places, problems, searched } = policy;
  if (json) terminal.json({ held, places, problems, searched });
  else {
    terminal.out(t('policy.searched', { places: searched.join(', ') }));
    const names = policyNames.filter((name) => held[name] !== undefined);
    if (names.length === 0) terminal.out(t('policy.none'));
    for (const name of names) {
      const value = held[name];
      if (value === undefined) continue;
      const said = policyValueText(name, value, language);
      terminal.out(t('policy.line', { name: t(`policy.names.${name}`), key: name, value: said }));
      terminal.out(t('policy.from', { place: places[name] ?? '' }));
    }
  }
  for (const problem of problems) terminal.say(problemText(problem, language));
  return problems.length === 0 ? exitCode.done : exitCode.wrongUsage;
}

/** One line before the results of any command, where a policy cannot be followed in full. */
export function sayPolicyProblems(
  { policy, language }: Pick<Workspace, 'policy' | 'language'>,
  terminal: Terminal,
): void {
  if (policy.problems.length > 0) terminal.say(words(language)('policy.seePolicy'));
}
