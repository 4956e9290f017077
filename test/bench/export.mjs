// Measures exports of a large archive beside plain SQLite: node test/bench/export.mjs [interactions] [--check] [--archive=FILE]
import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { bringInflection } from '../../build/inflection/bring.mjs';
import { projectRoot } from '../../build/setup/places.mjs';
import { placeArchive } from './archives.mjs';
import { bundleFolder, bundleParts } from './bundle.mjs';

const args = process.argv.slice(2);
const count = Number(args.find((arg) => !arg.startsWith('--')) ?? 1_000_000);
const given = args.find((arg) => arg.startsWith('--archive='))?.slice('--archive='.length);
const folder = mkdtempSync(join(tmpdir(), 'kronika-export-'));

/** As the program starts the thread of an export. */
const threadLimits = ['--max-semi-space-size=4', '--max-old-space-size=256'];

/** At most so much memory, and so many times the time of plain SQLite. */
const maxGrownMb = 64;
/** The names that an archive knows, and the dictionary, are in memory besides. */
const maxGrownWithoutPersonsMb = 160;
const slowest = { CSV: 1.2, XLSX: 1.5 };

const names = [
  ...['CSV, standard', 'CSV, Excel (Polish)', 'XLSX', 'JSON lines'],
  ...['CSV without persons', 'XLSX without persons', 'JSON lines without persons'],
];

try {
  await bundleParts(['test/bench/search/search-make', 'test/bench/export-run']);
  const path = given ?? placeArchive(count);
  if (given === undefined) run('search-make', path, String(count));
  measure(path);
} finally {
  rmSync(bundleFolder, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} path */
function measure(path) {
  const plain = plainSeconds(path);
  bringInflection(folder);
  /** @type {Map<string, number>} */
  const told = new Map();
  for (const name of names) {
    // Each in a process of its own: memory of one is not the next one's.
    const { rows, seconds, sizeBytes, grownMb } = JSON.parse(run('export-run', path, folder, name, folder));
    told.set(name, seconds);
    const whole = told.get(name.replace('CSV without', 'CSV, standard without').replace(' without persons', ''));
    const isWhole = whole === undefined || whole === seconds;
    const ofPlain = plain === null ? '' : `, ${(seconds / plain).toFixed(2)} times sqlite3 -csv`;
    const speed = isWhole ? ofPlain : `, ${(seconds / whole).toFixed(2)} times the file with persons`;
    const perSecond = Math.round(rows / seconds).toLocaleString('en');
    const memory = `memory +${grownMb.toFixed(0)} MB`;
    const size = `${(sizeBytes / 1e6).toFixed(0)} MB`;
    console.log(
      `${name}: ${String(rows)} rows in ${seconds.toFixed(1)} s (${perSecond}/s${speed}), ${size}, ${memory}`,
    );
    if (!args.includes('--check')) continue;
    const most = name.startsWith('CSV,') ? slowest.CSV : name === 'XLSX' ? slowest.XLSX : Infinity;
    const maxMb = name.endsWith('without persons') ? maxGrownWithoutPersonsMb : maxGrownMb;
    if ((plain === null || seconds <= most * plain) && grownMb <= maxMb) continue;
    console.log(`missed: ${name}`);
    process.exitCode = 1;
  }
}

/** How long `sqlite3 -csv` takes for the same columns; null where it is not installed. @param {string} path */
function plainSeconds(path) {
  const sql = readFileSync(join(projectRoot, 'test/bench/export-columns.sql'), 'utf8');
  const target = join(folder, 'plain.csv');
  const out = openSync(target, 'w');
  const started = performance.now();
  const { status, error } = spawnSync('sqlite3', ['-readonly', '-csv', '-header', path], {
    input: sql,
    stdio: ['pipe', out, 'inherit'],
  });
  const seconds = (performance.now() - started) / 1000;
  closeSync(out);
  if (error !== undefined || status !== 0) {
    console.log('sqlite3 is not here (Debian: apt-get install sqlite3); nothing to compare with.');
    return null;
  }
  console.log(`sqlite3 -csv: ${seconds.toFixed(1)} s, ${(statSync(target).size / 1e6).toFixed(0)} MB`);
  rmSync(target);
  return seconds;
}

/** @param {string} name @param {string[]} given */
function run(name, ...given) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [...threadLimits, join(bundleFolder, `${name}.cjs`), ...given],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`${name} ended with ${String(status)}`);
  return stdout;
}
