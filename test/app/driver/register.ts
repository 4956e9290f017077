import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openForWriting } from '../../../main/archive/file/open';
import { addToRegister } from '../../../main/archive/ledger/register';

/** The register's own days, half an hour apart: forty-eight entries a day from the first of 2020 on. */
const atOf = (n: number): string => new Date(2020, 0, 1, 0, n * 30).toISOString();

/**
 * Adds entries to the register of the archive in a data folder, in pairs of what is begun and what ended it: two of exports, then two of
 * prints. Then `sql` is run, as somebody would who wants to hide something.
 */
export function fillRegister(dataDir: string, entries: number, sql = ''): void {
  const folder = join(dataDir, 'archives');
  const file = readdirSync(folder).find((name) => name.endsWith('.kronika'));
  if (file === undefined) throw new Error(`no archive in ${folder}`);
  const archive = openForWriting(join(folder, file));
  archive.transaction(() => {
    for (let n = 1; n <= entries; n += 2) {
      const done = { person: 'anna.kowalska', act: n % 4 === 1 ? 'export' : 'print' } as const;
      const texts = {
        asked: `„faktura”; Kontakt: Jan Wójcik ${String(n)}`,
        path: `~/Dokumenty/wyniki ${String(n)}.csv`,
      };
      addToRegister(archive, { ...done, at: atOf(n), texts, facts: { outcome: 'begun', format: 'csv' } });
      const counts = { rows: n, interactions: n, bytes: n * 120 };
      addToRegister(archive, {
        ...done,
        at: atOf(n),
        counts,
        facts: { outcome: 'done', of: n, sha256: 'a'.repeat(64) },
      });
    }
  });
  if (sql !== '') archive.db.exec(sql);
  archive.close();
}
