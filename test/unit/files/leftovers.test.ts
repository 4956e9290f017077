import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { noteUnfinished, removeLeftovers, removeUnfinished } from '../../../main/files/leftovers';
import { createOutputFile } from '../../../main/files/output-file';
import { makesLinks } from '../links';
import { temporaryFolder } from '../temp-archive';

const hostOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 8);
const partOf = (host: string, pid: number): string => `.kronika-${hostOf(host)}-${String(pid)}-0123456789abcdef.part`;

/** The number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'close');
  return child.pid!;
}

test('takes away what a killed program left, and nothing else', async () => {
  const dead = await deadProcess();
  const folder = temporaryFolder();
  const others = [
    partOf('another-computer', dead),
    partOf(hostname(), process.pid),
    `.kronika-${hostOf(hostname())}-${String(dead)}-short.part`,
    `kopia${partOf(hostname(), dead)}`,
    'somebody.part',
    'wyniki.csv',
  ];
  for (const name of others) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, partOf(hostname(), dead).replace('0123', 'ffff')));
  if (makesLinks) symlinkSync('wyniki.csv', join(folder, partOf(hostname(), dead).replace('0123', 'eeee')));
  const before = readdirSync(folder).sort();
  writeFileSync(join(folder, partOf(hostname(), dead)), 'personal data');
  removeLeftovers(folder);
  expect(readdirSync(folder).sort()).toEqual(before);
});

test('finds at the next start what was left in any folder, and forgets it', async () => {
  const dead = await deadProcess();
  const [dataDir, folder] = [temporaryFolder(), temporaryFolder()];
  const left = join(folder, partOf(hostname(), dead));
  writeFileSync(left, 'personal data');
  noteUnfinished(dataDir, left);
  const foreign = join(folder, partOf('another-computer', dead));
  writeFileSync(foreign, '');
  noteUnfinished(dataDir, foreign);
  // Whatever else is written down there is no file of ours.
  writeFileSync(join(folder, 'umowa.docx'), '');
  writeFileSync(join(dataDir, 'unfinished', 'forged'), join(folder, 'umowa.docx'));
  removeUnfinished(dataDir);
  expect(readdirSync(folder).sort()).toEqual([basename(foreign), 'umowa.docx'].sort());
  expect(readdirSync(join(dataDir, 'unfinished'))).toHaveLength(1);
});

test('finds at the next start what was left of the program’s own files: settings, and a copy of an archive', async () => {
  const dead = await deadProcess();
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'archives'));
  for (const folder of [dataDir, join(dataDir, 'archives')]) {
    writeFileSync(join(folder, partOf(hostname(), dead)), 'personal data');
    writeFileSync(join(folder, partOf(hostname(), process.pid)), 'in the making');
  }
  removeUnfinished(dataDir);
  expect(readdirSync(dataDir).sort()).toEqual([partOf(hostname(), process.pid), 'archives'].sort());
  expect(readdirSync(join(dataDir, 'archives'))).toEqual([partOf(hostname(), process.pid)]);
});

test('a file that is being written is no leftover, and one that got its name is forgotten', () => {
  const [dataDir, folder] = [temporaryFolder(), temporaryFolder()];
  const file = createOutputFile(join(folder, 'a.csv'), { dataDir });
  expect(readdirSync(join(dataDir, 'unfinished'))).toHaveLength(1);
  removeUnfinished(dataDir);
  removeLeftovers(folder);
  expect(readdirSync(folder)).toHaveLength(1);
  file.seal();
  file.publish();
  expect(readdirSync(join(dataDir, 'unfinished'))).toEqual([]);
});
