import { diagnosticsText } from '../../../preload/words/texts/diagnostics-text';
import { gatherDiagnostics } from '../../workspace/diagnostics';
import type { Workspace } from '../../workspace/workspace';
import { exitCode, type ExitCode } from '../exit-code';
import type { Terminal } from '../terminal';

/** Prints what the program knows of itself, also where its archive cannot be opened: nothing in it is personal. */
export async function runDiagnostics(
  { account, json }: { readonly account: string | null; readonly json: boolean },
  workspace: Workspace,
  terminal: Terminal,
): Promise<ExitCode> {
  // What keeps the archive from opening is part of what is told.
  await workspace.choose(account).catch(() => {});
  const diagnostics = await gatherDiagnostics(workspace);
  if (json) terminal.json(diagnostics);
  else terminal.out(diagnosticsText(diagnostics, workspace.language).trimEnd());
  return exitCode.done;
}
