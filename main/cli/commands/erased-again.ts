import type { ErasedSince } from '../../../preload/desktop/backup';
import type { Words } from '../../../preload/words/words';
import { fold } from '../../search/analysis/fold';
import type { Terminal } from '../terminal';

/** Whether what was erased since a backup was made is erased from it once more: unless a person at the terminal says otherwise. */
export async function isErasedAgain(since: ErasedSince | null, t: Words, terminal: Terminal): Promise<boolean> {
  if (since === null) return true;
  const { interactions, notes, held } = since;
  const records = t('results.records', { count: interactions + held });
  terminal.say(t('restore.erasedSince', { records, notes: t('statusBar.notes', { count: notes }) }));
  if (held > 0) terminal.say(t('erasing.held', { count: held }));
  if (!terminal.canAsk) return true;
  const answer = await terminal.ask(t('restore.askAgain'));
  return answer === null || fold(answer.trim()) !== fold(t('restore.askAgainNo'));
}
