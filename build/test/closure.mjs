import { posix } from 'node:path';
import { hash } from '../setup/places.mjs';

/** What a path in an import may leave out, or say otherwise than the file is called. */
const endings = ['', '.ts', '.svelte', '.mjs', '.cjs', '.js', '.json', '.svelte.ts', '/index.ts'];
const relativePath = /(['"`])(\.\.?\/[^'"`\n]*)\1/g;
/** Files that change the types of others which do not import them; those of the tests do so for tests only, which nothing else knows. */
const isAmbient = /\bdeclare (?:global|module)\b/;

/**
 * A key for each file that stays the same as long as what can be said of the file by its types stays the same: it is made
 * of the file itself, of all that it imports, directly or not, and of what is declared for everybody. Every text that
 * looks like a relative path counts as an import: one too many costs time, one too few would hide a finding.
 * @param {ReadonlyMap<string, string>} contents Of every file, by its path from the root with `/`.
 * @param {string} circumstances Whatever else decides: settings, versions of tools.
 * @returns {Map<string, string>}
 */
export function keysOf(contents, circumstances) {
  const hashes = new Map([...contents].map(([path, content]) => [path, hash(content)]));
  const imports = new Map([...contents].map(([path, content]) => [path, importsOf(path, content, contents)]));
  const ambient = [...contents].filter(([path, content]) => path.endsWith('.d.ts') || isAmbient.test(content));
  const everywhere = ambient.map(([path]) => path);
  const outsideTests = everywhere.filter((path) => !path.startsWith('test/'));
  return new Map(
    [...contents.keys()].map((path) => {
      const reached = reach([path, ...(path.startsWith('test/') ? everywhere : outsideTests)], imports);
      const lines = reached.map((one) => `${one} ${hashes.get(one) ?? ''}`).sort();
      return [path, hash([circumstances, path, ...lines].join('\n'))];
    }),
  );
}

/** @param {string} path @param {string} content @param {ReadonlyMap<string, string>} contents */
function importsOf(path, content, contents) {
  const folder = posix.dirname(path);
  return [...content.matchAll(relativePath)].flatMap(([, , relative = '']) => {
    const target = posix.join(folder, relative.replace(/\?.*$/, ''));
    return [...endings.map((ending) => target + ending), target.replace(/\.js$/, '.ts')].filter((one) =>
      contents.has(one),
    );
  });
}

/** @param {readonly string[]} from @param {ReadonlyMap<string, readonly string[]>} imports */
function reach(from, imports) {
  const reached = new Set(from);
  for (const path of reached) for (const imported of imports.get(path) ?? []) reached.add(imported);
  return [...reached];
}
