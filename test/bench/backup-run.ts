import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openForReading, openForWriting } from '../../main/archive/file/open';
import { backUp } from '../../main/backup/back-up';
import { restoreBackup } from '../../main/backup/restore';

/** What is done with an archive of how many megabytes, in which folder. */
const [what = '', megabytes = '0', folder = ''] = process.argv.slice(2);
const password = 'zażółć gęślą jaźń';
const [path, backup, restored] = ['archive', 'backup', 'restored'].map((name) => join(folder, `${name}.kronika`)) as [
  string,
  string,
  string,
];

/** An archive of that size: backups take pages as they are, whatever stands in them. */
function make(): void {
  const archive = openForWriting(path);
  const put = archive.prepare('INSERT INTO meta (key, value) VALUES (?, hex(randomblob(524288)))');
  for (let at = 0; at < Number(megabytes); at += 64) {
    archive.transaction(() => {
      for (let one = at; one < at + 64; one += 1) put.run(`filling ${String(one)}`);
    });
  }
  archive.close();
}

function backUpIt(secret: string | null): void {
  const archive = openForReading(path);
  const account = { name: 'biuro', baseUrl: 'https://biuro.ccrm.pl/publicApi/' };
  backUp(archive, { path: backup, home: { dataDir: folder }, account, password: secret });
  archive.close();
}

function restoreIt(): void {
  rmSync(restored, { force: true });
  restoreBackup({ from: backup, to: restored, password });
}

const deeds: Readonly<Record<string, () => void>> = {
  make,
  plain: () => {
    backUpIt(null);
  },
  protected: () => {
    backUpIt(password);
  },
  restore: restoreIt,
};

const start = performance.now();
deeds[what]?.();
const seconds = (performance.now() - start) / 1000;
const sizeBytes = statSync(path).size;
// The most of all its life, in kilobytes (getrusage).
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, sizeBytes, peakMb }));
