import type { RegisterText } from '../../../preload/register';
import type { ArchiveWriter } from '../file/archive';
import { namingInPathOf, namingOf, type NamedPeople } from './named-people';

/** The texts of the register that are paths of files; the others are as people write. */
const paths: ReadonlySet<string> = new Set<RegisterText>(['path', 'source']);

/**
 * Empties the texts of the register that name one of some people, in whatever form of the name; what was done, when, by whom and how
 * many stays, and the chain still holds. Inside the transaction that erases them, once its own entry is there. Gives how many texts
 * were emptied.
 */
export function forgetInRegister(archive: ArchiveWriter, people: NamedPeople): number {
  const [namesOne, namesOneInPath] = [namingOf(people), namingInPathOf(people)];
  const rows = archive
    .prepare<[], { readonly entry: number; readonly name: string; readonly text: string }>(
      'SELECT entry, name, text FROM register_text WHERE text IS NOT NULL',
    )
    .all()
    .filter(({ name, text }) => (paths.has(name) ? namesOneInPath(text) : namesOne(text)));
  const empty = archive.prepare<[number, string]>(
    'UPDATE register_text SET salt = NULL, text = NULL WHERE entry = CAST(? AS INTEGER) AND name = ?',
  );
  for (const { entry, name } of rows) empty.run(entry, name);
  return rows.length;
}
