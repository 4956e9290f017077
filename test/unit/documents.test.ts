import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';

const files = [
  ...readdirSync('.'),
  ...['main', 'preload', 'renderer', 'test', 'build'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  ),
];
const names = new Set(files.map((file) => basename(file)));

const namedFile = /(?<![\w/*<-])(?:[\w.-]+\/)*\.?[\w-][\w.-]*\.(?:ts|svelte|mjs|cjs|md)\b/g;

it('ARCHITECTURE.md names only files that are there', () => {
  const named = readFileSync('ARCHITECTURE.md', 'utf8').match(/(?<=`|^\s+)[\w./-]+\.(?:ts|cjs|mjs|json|svelte|md)\b/gm);
  expect(named?.length).toBeGreaterThan(5);
  expect(named?.filter((file) => !files.some((each) => `/${each}`.endsWith(`/${file}`)))).toEqual([]);
});

it('comments name only files of the program that are there', () => {
  const sources = files.filter((file) => /^(?:main|preload|renderer|test|build)\/.*\.(?:ts|svelte|mjs)$/.test(file));
  const missing = sources.flatMap((file) =>
    (readFileSync(file, 'utf8').match(/^\s*(?:\/?\*+|\/\/) .*/gm) ?? [])
      .flatMap((comment) => comment.match(namedFile) ?? [])
      .filter((named) => !names.has(basename(named)))
      .map((named) => `${file}: ${named}`),
  );
  expect(missing).toEqual([]);
});
