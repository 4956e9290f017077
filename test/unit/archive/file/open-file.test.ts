import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { openForWriting } from '../../../../main/archive/file/open';
import { failureOf } from '../../../../preload/failure';
import { sentenceOf } from '../../../../preload/words/sentence';
import { temporaryFolder } from '../../temp-archive';

const losses: Record<string, (path: string) => void> = {
  'the folder is removed': (path) => {
    rmSync(dirname(path), { recursive: true });
  },
  'the file is removed': (path) => {
    rmSync(path);
  },
  'the folder is moved': (path) => {
    renameSync(dirname(path), `${dirname(path)}-elsewhere`);
  },
  'another file takes its place': (path) => {
    writeFileSync(`${path}.new`, 'another');
    renameSync(`${path}.new`, path);
  },
};

const outcome = (archive: ArchiveWriter): unknown => {
  try {
    archive.transaction(() => undefined);
    return null;
  } catch (error) {
    return failureOf(error);
  }
};

// On Windows an open file cannot be removed, moved or replaced.
test.skipIf(process.platform === 'win32').each(Object.entries(losses))(
  'what is written after %s is not said to be kept',
  (_, lose) => {
    const folder = join(temporaryFolder(), 'archives');
    mkdirSync(folder);
    const path = join(folder, 'a.kronika');
    const archive = openForWriting(path);
    expect(outcome(archive)).toBeNull();
    lose(path);
    const failure = outcome(archive);
    expect(failure).toMatchObject({ kind: 'archiveReplaced', facts: { path } });
    expect(sentenceOf(failure as never, 'pl').what).toContain(path);
    archive.close();
  },
);
