import type { LedgerWindow } from '../../../../main/archive/ledger/windows';
import { startOfDay } from '../../../../main/crm/time';

/** The first second of a day. */
export const at = (day: string): number => startOfDay(day) ?? 0;

/** A window of the ledger, closed with one record. */
export const windowOf = (from: number, to: number, more: Partial<LedgerWindow> = {}): LedgerWindow => ({
  from,
  to,
  state: 'closed',
  reason: null,
  crmCount: 1,
  ourCount: 1,
  askedAt: 1_700_000_000,
  tries: 1,
  nextPage: 1,
  ...more,
});
