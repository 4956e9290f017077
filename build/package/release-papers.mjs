import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { basename, join } from 'node:path';
import { projectRoot, readJson } from '../setup/places.mjs';
import { run } from '../setup/run.mjs';

/**
 * electron-builder's last step of all: beside what is to be handed on, what it is made of (CycloneDX, as npm knows it) and the
 * SHA-256 of each file, as `sha256sum --check` reads them.
 * @param {import('electron-builder').BuildResult} result
 */
export default async function writeReleasePapers({ outDir, artifactPaths }) {
  const files = artifactPaths.filter((path) => !path.endsWith('.blockmap'));
  if (files.length === 0) return [];
  const { version } = readJson(join(projectRoot, 'package.json'));
  const bill = join(outDir, `Kronika-${version}.cdx.json`);
  writeFileSync(bill, `${JSON.stringify(await billOfMaterials(), undefined, 2)}\n`);
  const sums = join(outDir, 'SHA256SUMS');
  const lines = await Promise.all(
    [...files, bill].sort().map(async (file) => `${await hashOf(file)}  ${basename(file)}\n`),
  );
  writeFileSync(sums, lines.join(''));
  return [];
}

/** npm's bill of materials, but of it only what a package holds: most of what is installed here is for building and testing. */
async function billOfMaterials() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const { code, stdout, output } = await run(npm, args, { shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm could not make a bill of materials:\n${output}`);
  /** @type {{ metadata: { component: Record<string, unknown> }, components: { name: string, version: string, scope: string, 'bom-ref': string }[], dependencies: { ref: string, dependsOn: string[] }[] }} */
  const whole = JSON.parse(stdout);
  const shipped = shippedPackages();
  const components = whole.components
    .filter(
      ({ name, version }) => shipped.has(`${name}@${version}`) || name === 'electron' || name === 'better-sqlite3',
    )
    .map((component) => ({ ...component, scope: 'required' }));
  const refs = new Set([...components.map((component) => component['bom-ref']), whole.dependencies[0]?.ref]);
  return {
    ...whole,
    metadata: { ...whole.metadata, component: { ...whole.metadata.component, name: 'Kronika' } },
    components,
    dependencies: whole.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
  };
}

/** What is bundled, by the lists of licences that the build writes: `## name - version (licence)`, the last where it is known. */
function shippedPackages() {
  const lists = ['dist/main/licenses.md', 'dist/renderer/licenses.md'].map((file) =>
    readFileSync(join(projectRoot, file), 'utf8'),
  );
  return new Set(
    lists.flatMap((list) => [...list.matchAll(/^## (\S+) - (\S+)/gm)].map((match) => `${match[1]}@${match[2]}`)),
  );
}

/** @param {string} file */
async function hashOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
