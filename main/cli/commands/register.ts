import { registerLine } from '../../../preload/words/texts/register-text';
import { words } from '../../../preload/words/words';
import type { Workspace } from '../../workspace/workspace';
import type { Invocation } from '../arguments';
import { exitCode, type ExitCode } from '../exit-code';
import type { Terminal } from '../terminal';

type RegisterCommand = Extract<Invocation, { readonly command: 'register' }>;

/** As many entries one question brings. */
const entriesAtOnce = 500;

/** Says what was done with the archive that has to be answered for, the oldest first, or saves it as a table. */
export async function runRegister(
  { search, file, json }: RegisterCommand,
  workspace: Workspace,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { language, reader } = workspace;
  const t = words(language);
  if (file !== null) {
    workspace.needExports();
    const saved = await workspace.jobs.saveRegister({ ...file, search }, signal);
    if (json) terminal.json(saved);
    terminal.say(t('register.file.saved', { n: saved.entries, path: saved.path }));
    if (saved.broken === null) return exitCode.done;
    terminal.say(t('register.broken', { n: saved.broken }));
    return exitCode.archive;
  }
  const ids = [...(await reader.ask('findEntries', { search, language }))].reverse();
  const entries = [];
  for (let at = 0; at < ids.length && !terminal.isClosed; at += entriesAtOnce) {
    const some = await reader.ask('readEntries', { ids: ids.slice(at, at + entriesAtOnce) });
    if (json) entries.push(...some);
    else for (const entry of some) terminal.out(registerLine(entry, language, new Date()));
  }
  if (json) terminal.json(entries);
  else if (ids.length === 0) terminal.out(t(isAll(search) ? 'register.none' : 'register.noneSuch'));
  return exitCode.done;
}

function isAll({ text, acts, from, to }: RegisterCommand['search']): boolean {
  return text.trim() === '' && acts.length === 0 && from === null && to === null;
}
