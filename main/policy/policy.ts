import * as v from 'valibot';
import { policyNames, type PolicyFacts, type PolicyName, type PolicyProblem } from '../../preload/desktop/policy';
import { policyTable } from './table';

/** What stands at one place: its entries, or why they cannot be had. */
export type PolicySource =
  | { readonly place: string; readonly entries: Readonly<Record<string, unknown>> }
  | { readonly place: string; readonly problem: 'changeable' | 'unreadable' | 'unanswered' };

/** What administrators decided for this computer and person. */
export interface Policy extends PolicyFacts {
  /** Where it would stand, whether anything is there or not. */
  readonly searched: readonly string[];
  /** Where each value that holds stands. */
  readonly places: Readonly<Partial<Record<PolicyName, string>>>;
}

/** What holds where no administrator decided anything. */
export const noPolicy: Policy = { searched: [], held: {}, places: {}, problems: [] };

/** Each value that can be read, typed as the table has it. */
const values = v.object({
  account: v.exactOptional(policyTable.account.schema),
  downloadFrom: v.exactOptional(policyTable.downloadFrom.schema),
  syncEveryHours: v.exactOptional(policyTable.syncEveryHours.schema),
  dataFolder: v.exactOptional(policyTable.dataFolder.schema),
  language: v.exactOptional(policyTable.language.schema),
  backupEvery: v.exactOptional(policyTable.backupEvery.schema),
  backupFolder: v.exactOptional(policyTable.backupFolder.schema),
  backupKeep: v.exactOptional(policyTable.backupKeep.schema),
  exportsAllowed: v.exactOptional(policyTable.exportsAllowed.schema),
  retentionRules: v.exactOptional(policyTable.retentionRules.schema),
  retentionChangesAllowed: v.exactOptional(policyTable.retentionChangesAllowed.schema),
  updateNotice: v.exactOptional(policyTable.updateNotice.schema),
  updateAddress: v.exactOptional(policyTable.updateAddress.schema),
  updateKey: v.exactOptional(policyTable.updateKey.schema),
});

/**
 * What holds of several sources, the one that goes first before the others. A wrong value voids itself alone. All fail open,
 * as if nothing had been decided, but for what cannot be taken back: where a policy is there and cannot be read, or its word
 * about them, no records leave, and no rules erase any.
 */
export function decide(sources: readonly PolicySource[], searched: readonly string[]): Policy {
  const found: Record<string, unknown> = {};
  const places: Partial<Record<PolicyName, string>> = {};
  const problems: PolicyProblem[] = [];
  const closedBy: { exportsAllowed?: string; retentionRules?: string } = {};
  for (const source of sources) {
    const { place } = source;
    if ('problem' in source) {
      problems.push({ kind: source.problem, place });
      if (source.problem !== 'unanswered') {
        closedBy.exportsAllowed ??= place;
        closedBy.retentionRules ??= place;
      }
      continue;
    }
    for (const [name, value] of Object.entries(source.entries)) {
      if (!isPolicy(name)) {
        problems.push({ kind: 'unknownName', place, name });
      } else if (!v.safeParse(policyTable[name].schema, value).success) {
        problems.push({ kind: 'wrongValue', place, name, value: said(value) });
        if (name === 'exportsAllowed' || name === 'retentionRules') closedBy[name] ??= place;
      } else if (places[name] === undefined) {
        found[name] = value;
        places[name] = place;
      }
    }
  }
  if (closedBy.exportsAllowed !== undefined) found['exportsAllowed'] = false;
  if (closedBy.retentionRules !== undefined) found['retentionRules'] = 'none';
  Object.assign(places, closedBy);
  return { searched, held: v.parse(values, found), places, problems };
}

function isPolicy(name: string): name is PolicyName {
  return policyNames.some((known) => known === name);
}

/** A value as a message has it: no more of it than a line. */
function said(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
