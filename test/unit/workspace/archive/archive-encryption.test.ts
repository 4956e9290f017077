import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ArchiveEncryption } from '../../../../main/workspace/archive/archive-encryption';
import { temporaryFolder } from '../../temp-archive';

const cipher = { file: 'cipher', args: [], answersWithinMs: 1 };

/** A disk that encrypts; a new file on it is as its folder says. */
function encryptingDisk() {
  const marks = new Map<string, boolean>();
  const isOn = (path: string): boolean => marks.get(path) ?? marks.get(dirname(path)) ?? false;
  const refuses = new Set<string>();
  let answers = true;
  return {
    isOn,
    refuses,
    fallSilent: () => {
      answers = false;
    },
    efs: {
      read: (_: unknown, path: string) =>
        Promise.resolve(!answers ? null : isOn(path) ? ('encrypted' as const) : ('plain' as const)),
      set: (_: unknown, path: string, to: { readonly isOn: boolean }) => {
        if (refuses.has(path)) return Promise.resolve();
        const inside = statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [];
        for (const each of inside) marks.set(each, isOn(each));
        marks.set(path, to.isOn);
        return Promise.resolve();
      },
    },
  };
}

/** A data folder with an archive in it, one that was moved elsewhere, and what is not the program's beside both. */
function office() {
  const root = temporaryFolder();
  const dataDir = join(root, 'Łukasz Żółć');
  const moved = join(root, 'dysk D', 'inne.kronika');
  const archive = join(dataDir, 'archives', 'biuro.kronika');
  const own = ['settings.json', 'keys.json', 'recent-searches.json'].map((name) => join(dataDir, name));
  own.push(archive, `${archive}.before-9`, `${archive}-wal`);
  const others = [join(dataDir, 'Cookies'), join(root, 'dysk D', 'umowa.docx')];
  for (const path of [...own, ...others, moved]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'x');
  }
  const disk = encryptingDisk();
  const happened: string[] = [];
  const away = join(root, 'dysk E', 'inne.kronika');
  const encryption = new ArchiveEncryption({
    home: () => ({ dataDir, archives: [archive, moved, away] }),
    cipher: () => cipher,
    efs: disk.efs,
    whileClosed: async (work) => {
      happened.push('closed');
      try {
        return await work();
      } finally {
        happened.push('opened');
      }
    },
    log: (line) => happened.push(line),
  });
  const all = [dataDir, join(dataDir, 'archives'), dirname(moved), ...own, moved];
  return { disk, dataDir, archive, moved, own, all, others, encryption, happened };
}

test('encrypts archives, settings and their folders while the archive is closed, and takes it back', async () => {
  const { all, dataDir, disk, moved, others, encryption, happened } = office();
  const shown = [dataDir, dirname(moved)];
  expect(await encryption.read()).toMatchObject({ state: 'plain', folders: shown });
  expect(await encryption.change(true)).toEqual({ state: 'encrypted', folders: shown, open: [] });
  expect(happened).toEqual(['closed', 'opened', `encryption on: 0 of ${String(all.length)} not so`]);
  expect(all.filter((path) => !disk.isOn(path))).toEqual([]);
  expect(others.filter((path) => disk.isOn(path))).toEqual([]);
  expect((await encryption.change(false)).state).toBe('plain');
  expect(all.filter((path) => disk.isOn(path))).toEqual([]);
});

test('a file that is written later in the folder is encrypted as well; one that was brought there is named', async () => {
  const { archive, disk, encryption } = office();
  await encryption.change(true);
  writeFileSync(`${archive}-shm`, 'x');
  expect((await encryption.read()).state).toBe('encrypted');
  await disk.efs.set(cipher, `${archive}-shm`, { isOn: false });
  expect(await encryption.read()).toMatchObject({ state: 'partly', open: [`${archive}-shm`] });
});

test('says which files stayed as they were; the rest is encrypted, and the next time finishes it', async () => {
  const { archive, disk, encryption, happened, own } = office();
  const keys = own[1] ?? '';
  for (const path of [keys, archive]) disk.refuses.add(path);
  await expect(encryption.change(true)).rejects.toMatchObject({
    failure: { kind: 'encryptionUnchanged', facts: { path: expect.stringMatching(/keys\.json$/) as string } },
  });
  expect(happened.slice(0, 2)).toEqual(['closed', 'opened']);
  const { state, open } = await encryption.read();
  expect([state, open.toSorted()]).toEqual(['partly', [archive, keys].toSorted()]);
  disk.refuses.clear();
  expect((await encryption.change(true)).state).toBe('encrypted');
});

test('what cannot be decrypted is named as well', async () => {
  const { archive, disk, encryption } = office();
  await encryption.change(true);
  disk.refuses.add(archive);
  await expect(encryption.change(false)).rejects.toMatchObject({ failure: { facts: { path: archive } } });
});

test('where the system has none, or does not answer, nothing is closed', async () => {
  const { dataDir, disk, encryption, happened, moved } = office();
  disk.fallSilent();
  expect(await encryption.read()).toEqual({ state: 'unknown', folders: [dataDir, dirname(moved)], open: [] });
  await expect(encryption.change(true)).rejects.toThrow('encryptionUnoffered');
  const without = new ArchiveEncryption({
    home: () => ({ dataDir }),
    cipher: () => null,
    whileClosed: (work) => work(),
    log: () => {},
  });
  expect(await without.read()).toEqual({ state: 'unoffered', folders: [], open: [] });
  await expect(without.change(true)).rejects.toThrow('encryptionUnoffered');
  expect(happened).toEqual([]);
});

test('runs once at a time, and is given up when the program ends', async () => {
  const { dataDir } = office();
  const disk = encryptingDisk();
  let begun: () => void = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let isOpen = false;
  const encryption = new ArchiveEncryption({
    home: () => ({ dataDir }),
    cipher: () => cipher,
    efs: {
      read: disk.efs.read,
      set: (_, _path, { signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => {
            resolve();
          });
          begun();
        }),
    },
    whileClosed: async (work) => {
      try {
        return await work();
      } finally {
        isOpen = true;
      }
    },
    log: () => {},
  });
  const refused = expect(encryption.change(true)).rejects.toThrow('cancelled');
  await expect(encryption.change(true)).rejects.toThrow('workRunning');
  await hasBegun;
  await encryption.stop();
  await refused;
  expect(isOpen).toBe(true);
});
