import * as v from 'valibot';
import { keeping as schema } from './keeping-input';
import { keepsAll, type AgeUnit, type Keeping, type RetentionRule, type RuleKind, type RuleNotes } from './keeping';

/**
 * Rules as they are typed and as policies have them, each a word: `sms=3y`, `call-without-notes=18m`, `all=10y`, `vanished=30d`,
 * `vanished=ask`, `run=downloads`.
 */

const units: Readonly<Record<string, AgeUnit>> = { y: 'years', m: 'months', d: 'days' };
const shape = /^(all|call|sms|fax)(?:-(with|without)-notes)?=(\d{1,5})([ymd])$/;

/** What such words say; the first that says nothing instead. */
export function readKeepingSpec(said: readonly string[]): { readonly keeping: Keeping } | { readonly wrong: string } {
  let keeping = keepsAll;
  for (const word of said) {
    const next = withWord(keeping, word.toLowerCase());
    if (next === null) return { wrong: word };
    keeping = next;
  }
  return { keeping };
}

/** The rules that a policy says; `none`: there are none, and everything stays. Null where it says something else. */
export function keepingOfPolicy(text: string): Keeping | null {
  const said = text.trim().split(/\s+/);
  if (said.join() === 'none') return keepsAll;
  const read = readKeepingSpec(said);
  return 'keeping' in read ? read.keeping : null;
}

/** The words that say it. */
export function keepingSpec({ rules, vanished, afterDownloads }: Keeping): readonly string[] {
  return [
    ...rules.map(({ kind, notes, age: { n, unit } }) => {
      const about = notes === 'any' ? kind : `${kind}-${notes}-notes`;
      return `${about}=${String(n)}${unit.charAt(0)}`;
    }),
    ...(vanished.kind === 'keep' ? [] : [`vanished=${vanished.kind === 'ask' ? 'ask' : `${String(vanished.days)}d`}`]),
    ...(afterDownloads ? ['run=downloads'] : []),
  ];
}

function withWord(keeping: Keeping, word: string): Keeping | null {
  if (word === 'run=downloads') return { ...keeping, afterDownloads: true };
  if (word === 'run=hand') return { ...keeping, afterDownloads: false };
  if (word === 'vanished=keep' || word === 'vanished=ask')
    return { ...keeping, vanished: { kind: word === 'vanished=ask' ? 'ask' : 'keep' } };
  const days = /^vanished=(\d{1,5})d$/.exec(word)?.[1];
  if (days !== undefined) return sound({ ...keeping, vanished: { kind: 'erase', days: Number(days) } });
  const [, kind, notes = 'any', n, unit = ''] = shape.exec(word) ?? [];
  const ageUnit = units[unit];
  if (kind === undefined || ageUnit === undefined) return null;
  const rule: RetentionRule = {
    kind: kind as RuleKind,
    notes: notes as RuleNotes,
    age: { n: Number(n), unit: ageUnit },
  };
  return sound({ ...keeping, rules: [...keeping.rules, rule] });
}

function sound(keeping: Keeping): Keeping | null {
  return v.is(schema, keeping) ? keeping : null;
}
