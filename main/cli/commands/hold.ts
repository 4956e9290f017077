import type { CountedHold } from '../../../preload/persons/keeping';
import { formatInstant } from '../../../preload/words/format';
import { holdText } from '../../../preload/words/texts/hold-text';
import { words } from '../../../preload/words/words';
import type { Workspace } from '../../workspace/workspace';
import type { HoldAct } from '../arguments';
import { exitCode, type ExitCode } from '../exit-code';
import type { Terminal } from '../terminal';

/** Says what is held from being erased, adds to it, or releases it. */
export async function runHold(
  { act, json }: { readonly act: HoldAct; readonly json: boolean },
  workspace: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  switch (act.kind) {
    case 'list':
      return await listHolds(json, workspace, terminal);
    case 'add':
      return await addHold(act, json, workspace, terminal);
    case 'release':
      return await releaseHold(act, json, workspace, terminal);
  }
}

async function listHolds(json: boolean, { holds, language }: Workspace, terminal: Terminal): Promise<ExitCode> {
  const t = words(language);
  const all = await holds.read();
  if (json) terminal.json(all);
  else if (all.length === 0) terminal.out(t('keeping.cli.noHolds'));
  else
    for (const hold of all) {
      const { id, subject, records, at, person, reason } = hold;
      terminal.out(t('keeping.cli.hold', { id, subject: holdText(subject, language), records }));
      const when = formatInstant(language, at, new Date());
      terminal.out(t('keeping.cli.holdBy', { when, person: person ?? '–', reason }));
    }
  return exitCode.done;
}

async function addHold(
  { subject, reason }: Extract<HoldAct, { readonly kind: 'add' }>,
  json: boolean,
  { holds, language }: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const t = words(language);
  const { id } = await holds.put(subject, reason);
  const hold: CountedHold | undefined = (await holds.read()).find((one) => one.id === id);
  if (json) terminal.json(hold);
  else terminal.out(t('keeping.cli.held', { id, subject: holdText(subject, language), records: hold?.records ?? 0 }));
  terminal.say(t('keeping.cli.heldNow', { id }));
  return exitCode.done;
}

async function releaseHold(
  { id, reason }: Extract<HoldAct, { readonly kind: 'release' }>,
  json: boolean,
  { holds, language }: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  const t = words(language);
  const hold = await holds.release(id, reason);
  if (hold === null) {
    terminal.say(t('keeping.cli.noSuchHold', { id }));
    return exitCode.wrongUsage;
  }
  if (json) terminal.json(hold);
  else terminal.out(t('keeping.cli.released', { id, subject: holdText(hold.subject, language) }));
  return exitCode.done;
}
