import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const folders = ['main', 'preload', 'renderer', 'test', 'build', 'docs', '.github', '.ci'];
const files = [
  ...readdirSync('.'),
  ...folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path.replaceAll('\\', '/')}`,
      ),
    ),
];
const documents = files.filter((file) => file.endsWith('.md'));
const textOf = (file: string): string => readFileSync(file, 'utf8');
const isThere = (named: string): boolean => files.some((file) => `/${file}`.endsWith(`/${named}`));

/** The prose alone: neither blocks of code (fenced, or indented after an empty line) nor code within a line. */
function proseOf(markdown: string): string {
  return markdown
    .replaceAll(/^```[^]*?^```$/gm, '')
    .replaceAll(/(?<=\n\n)(?: {4}.*\n+)+/g, '')
    .replaceAll(/`[^`]*`/g, 'code');
}

/** The anchors that a reader of the document can be led to, made of its headings as GitHub makes them. */
function anchorsOf(markdown: string): readonly string[] {
  return (markdown.match(/^#{1,6} .*/gm) ?? []).map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Why a link of a document leads nowhere; null where it leads somewhere, or out of the program. */
function faultOf(document: string, link: string): string | null {
  if (/^[a-z]+:/i.test(link)) return null;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : join(dirname(document), decodeURI(path));
  if (!existsSync(target)) return `${document}: ${link}`;
  if (anchor === undefined) return null;
  const isLedTo = statSync(target).isFile() && anchorsOf(textOf(target)).includes(anchor);
  return isLedTo ? null : `${document}: ${link}`;
}

it('every link of a document leads to a file that is there, and to a heading of it', () => {
  const links = documents.flatMap((document) =>
    [...proseOf(textOf(document)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => ({ document, link })),
  );
  expect(links.length).toBeGreaterThan(70);
  expect(links.map(({ document, link }) => faultOf(document, link)).filter((fault) => fault !== null)).toEqual([]);
});

const sourceName = /(?<=`|^\s{4,})[\w./-]+\.(?:ts|cjs|mjs|svelte|md|yml|sql)(?=[`\s,:)]|$)/gm;
const sourcePath = /(?<=`)(?:main|preload|renderer|test|build|docs|\.github|\.ci)\/[\w./-]*(?=`)/g;

it('documents name only files and folders that are there', () => {
  const named = documents.flatMap((document) =>
    [sourceName, sourcePath].flatMap((pattern) =>
      (textOf(document).match(pattern) ?? []).map((name) => ({ document, name: name.replace(/^\.\/|\/$/g, '') })),
    ),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter(({ name }) => !isThere(name)).map(({ document, name }) => `${document}: ${name}`)).toEqual([]);
});

it('every hop of the walks in ARCHITECTURE.md is a function of its file', () => {
  const hops = [...textOf('ARCHITECTURE.md').matchAll(/^\d+\. `([^`]+)`\s+\(`([^`]+)`\)/gm)];
  expect(hops.length).toBeGreaterThan(50);
  const missing = hops.filter(([, name = '', file = '']) => {
    const word = /[#\w]+$/.exec(name.replaceAll(':', ' '))?.[0] ?? name;
    return !existsSync(file) || !new RegExp(`(?<![\\w#])${word}\\b`).test(textOf(file));
  });
  expect(missing.map(([, name, file]) => `${file}: ${name}`)).toEqual([]);
});

it('documents name only commands of package.json', () => {
  const commands = textOf('package.json');
  const named = documents.flatMap((document) => textOf(document).match(/(?<=npm run )[\w:]+/g) ?? []);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !commands.includes(`    "${name}": `))).toEqual([]);
});

it('README.md is read to its end: it has less than 100 lines', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThan(100);
});

it('every decision is in the index, with a number of its own', () => {
  const index = textOf('docs/decisions/README.md');
  const records = readdirSync('docs/decisions').filter((file) => file !== 'README.md');
  expect(records.filter((file) => !index.includes(`](${file})`))).toEqual([]);
  const numbers = records.map((file) => Number(file.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
});

const namedFile = /(?<![\w/*<-])(?:[\w.-]+\/)*\.?[\w-][\w.-]*\.(?:ts|svelte|mjs|cjs|md)\b/g;

it('comments name only files of the program that are there', () => {
  const sources = files.filter((file) => /^(?:main|preload|renderer|test|build)\/.*\.(?:ts|svelte|mjs)$/.test(file));
  const missing = sources.flatMap((file) =>
    (textOf(file).match(/^\s*(?:\/?\*+|\/\/) .*/gm) ?? [])
      .flatMap((comment) => comment.match(namedFile) ?? [])
      .filter((named) => !isThere(named.replace(/^(?:\.\.?\/)+/, '')))
      .map((named) => `${file}: ${named}`),
  );
  expect(missing).toEqual([]);
});

it('.nvmrc asks for the oldest Node that package.json lets in', () => {
  expect(textOf('package.json')).toContain(`"node": ">=${textOf('.nvmrc').trim()}"`);
});

it('actions of the workflows are pinned by their commits', () => {
  const workflows = files.filter((file) => /^\.github\/workflows\/.*\.yml$/.test(file));
  const used = workflows.flatMap((file) => textOf(file).match(/(?<=uses: ).*/g) ?? []);
  expect(used.length).toBeGreaterThan(2);
  expect(used.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v[\d.]+$/.test(action))).toEqual([]);
});
