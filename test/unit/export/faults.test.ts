import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../main/archive/file/archive';
import { storeInteractions } from '../../../main/archive/store/store';
import { toInteraction } from '../../../main/crm/interaction';
import { verifyExport } from '../../../main/export/verify-export';
import { exportFormats } from '../../../preload/export/export-model';
import { bundleProgram } from '../bundle';
import { wasKilled } from '../killed';
import { documentedInteraction } from '../records';
import { temporaryArchive, temporaryFolder } from '../temp-archive';
import { everyColumn, exportTo } from './exporting';

function fill(archive: ArchiveWriter, count: number): void {
  const wires = Array.from({ length: count }, (_, n) => ({
    ...documentedInteraction,
    uuid: `record ${String(n)}`,
    smsData: `${String(n)} ${'zażółć '.repeat(100)}`,
  }));
  archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)));
}

/** A page of memory, which a disk in memory is counted in. */
const page = 4096;

/** Does something on a disk in memory that holds so many pages; only root on Linux may have one. */
function onSmallDisk(pages: number, act: (folder: string) => void, skip: () => void): void {
  const folder = temporaryFolder();
  const size = `size=${String(pages * page)}`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'none', folder]).status !== 0) {
    skip();
    return;
  }
  try {
    act(folder);
  } finally {
    spawnSync('umount', [folder]);
  }
}

test.for(exportFormats)('a full disk leaves no %s, and the older file as it was', (format, context) => {
  const archive = temporaryArchive();
  fill(archive, 2000);
  const settings = { ...everyColumn, format };
  const { sizeBytes } = exportTo(archive, join(temporaryFolder(), `all.${format}`), { settings });
  const whole = Math.ceil(sizeBytes / page);
  // Besides the older file: half of the new one, and then all of it without its sheet.
  for (const room of [Math.floor(whole / 2), whole]) {
    onSmallDisk(
      room + 1,
      (folder) => {
        const path = join(folder, `all.${format}`);
        writeFileSync(path, 'older');
        expect(() => exportTo(archive, path, { settings })).toThrow('diskFull');
        expect(readdirSync(folder)).toEqual([`all.${format}`]);
        expect(readFileSync(path, 'utf8')).toBe('older');
      },
      () => {
        context.skip();
      },
    );
  }
});

// Windows takes away no folder with an open file in it.
test.skipIf(process.platform === 'win32')('a folder that vanishes meanwhile is named', () => {
  const archive = temporaryArchive();
  fill(archive, 2000);
  const folder = join(temporaryFolder(), 'gone');
  mkdirSync(folder);
  const vanish = (): boolean => {
    rmSync(folder, { recursive: true, force: true });
    return false;
  };
  expect(() => exportTo(archive, join(folder, 'all.csv'), {}, vanish)).toThrow('folderMissing');
});

test('a target that cannot be replaced stays as it was, with nothing beside it', (context) => {
  const archive = temporaryArchive();
  fill(archive, 20);
  const folder = temporaryFolder();
  const inTheWay = join(folder, 'folder.csv');
  mkdirSync(inTheWay);
  expect(() => exportTo(archive, inTheWay)).toThrow('targetIsFolder');
  const held = join(folder, 'held.csv');
  writeFileSync(held, 'older');
  const mark = (attribute: string): boolean => spawnSync('chattr', [attribute, held]).status === 0;
  // A file that the system does not let be replaced; only root on some disks may have it so.
  if (!mark('+i')) context.skip();
  try {
    expect(() => exportTo(archive, held)).toThrow('targetProtected');
    expect(readFileSync(held, 'utf8')).toBe('older');
    expect(readdirSync(folder).sort()).toEqual(['folder.csv', 'held.csv']);
  } finally {
    mark('-i');
  }
});

test('an export that is cancelled in the middle leaves nothing', () => {
  const archive = temporaryArchive();
  fill(archive, 2000);
  const folder = temporaryFolder();
  let asked = 0;
  const inTheMiddle = (): boolean => (asked += 1) > 2;
  expect(() => exportTo(archive, join(folder, 'all.csv'), {}, inTheMiddle)).toThrow('cancelled');
  expect(readdirSync(folder)).toEqual([]);
});

test('a killed export leaves nothing under the final name, and the next one tidies up', async () => {
  const archive = temporaryArchive();
  fill(archive, 1500);
  const folder = temporaryFolder();
  const program = await bundleProgram(new URL('killed-export.ts', import.meta.url), temporaryFolder());
  for (const format of exportFormats) {
    const path = join(folder, `all.${format}`);
    expect(await run([program, archive.path, path, 'killed'])).toBe('killed');
    expect(readdirSync(folder).filter((name) => name.startsWith('all.'))).toEqual([]);
    expect(await run([program, archive.path, path])).toBe('1500');
    expect((await verifyExport(path)).matches).toBe(true);
    expect(readdirSync(folder).sort()).toEqual([`all.${format}`, `all.${format}.kronika.html`]);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  }
}, 120_000);

/** Runs the program to its end, and tells what it wrote or that it was killed. */
function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let written = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(wasKilled(code, signal) ? 'killed' : written);
    });
  });
}
