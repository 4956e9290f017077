import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringInflection } from '../../../../../build/inflection/bring.mjs';
import { projectRoot } from '../../../../../build/setup/places.mjs';
import type { ArchiveReader } from '../../../../../main/archive/file/archive';
import { openForReading, openForWriting } from '../../../../../main/archive/file/open';
import { flushPending } from '../../../../../main/archive/index/index-build';
import { planFor } from '../../../../../main/archive/queries/understanding/forms';
import { offerFor } from '../../../../../main/archive/queries/understanding/offer';
import { searcherOf } from '../../../../../main/archive/queries/search';
import { understand } from '../../../../../main/archive/queries/understanding/understand';
import { storeInteractions } from '../../../../../main/archive/store/store';
import { toInteraction } from '../../../../../main/crm/interaction';
import { readInflection } from '../../../../../main/search/analysis/inflection-file';
import { documentedInteraction } from '../../../records';
import { typedErrors } from './typed-errors';

const errors = Object.entries(typedErrors).flatMap(([kind, pairs]) =>
  pairs.split(' ').map((pair) => {
    const [typed = '', meant = ''] = pair.split(':');
    return { kind, typed, meant };
  }),
);
const wanted = (): void => undefined;

/** Of so many words of the dictionary one is in the archive. */
const everyWord = 30;
/** As many words has an SMS. */
const wordsOfSms = 20;
/** So often stands a word of an office in the archive, in each of its forms. */
const timesOfMeant = 3;

let folder: string;
let archive: ArchiveReader;
let rare: readonly string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kronika-spelling-'));
  bringInflection(folder);
  const inflection = readInflection(folder);
  const lines = readFileSync(join(projectRoot, 'node_modules/dictionary-pl/index.dic'), 'utf8').split('\n');
  const dictionary = lines.map((line) => line.split('/')[0]?.trim() ?? '').filter((word) => /^\p{Ll}{4,}$/u.test(word));
  const others = dictionary.filter((_, at) => at % everyWord === 0);
  rare = others.filter((word, at) => at % Math.floor(others.length / 220) === 0 && word.length > 4).slice(0, 200);
  const meant = [...new Set(errors.flatMap((error) => [error.meant, ...inflection.formsOf(error.meant)]))];
  const words = [...others, ...Array.from({ length: timesOfMeant }, () => meant).flat()];
  archive = archiveOf(words, folder);
}, 240_000);

afterAll(() => {
  archive.close();
  rmSync(folder, { recursive: true, force: true });
});

function archiveOf(words: readonly string[], inflectionFolder: string): ArchiveReader {
  const path = join(inflectionFolder, 'words.kronika');
  const writer = openForWriting(path);
  const wires = Array.from({ length: Math.ceil(words.length / wordsOfSms) }, (_, at) => ({
    ...documentedInteraction,
    uuid: `0b2f6c1e-3d4a-4f5b-8c6d-${String(at).padStart(12, '0')}`,
    ...{ service: 'SMS', note: 0, smsData: words.slice(at * wordsOfSms, (at + 1) * wordsOfSms).join(' ') },
  }));
  writer.transaction(() => storeInteractions(writer, wires.map(toInteraction)));
  flushPending(writer, 'nearlyAll', { maxPending: 1, minPending: 1, maxAtOnce: 10_000, maxPerSegment: 10_000 });
  writer.close();
  return openForReading(path, { inflectionFolder });
}

test('of 200 typed errors most are understood at once, nearly all are understood', () => {
  const answers = errors.map(({ kind, typed, meant }) => {
    const [change] = understand(archive, { text: typed, filters: {} }, wanted).rewriting?.changes ?? [];
    const [first, ...others] = change === undefined ? [] : [...change.words, ...change.others];
    return { kind, typed, meant, first, isFirst: first === meant, isOffered: [first, ...others].includes(meant) };
  });
  const shareOf = (of: typeof answers, key: 'isFirst' | 'isOffered') => of.filter((one) => one[key]).length / of.length;
  const kinds = Object.keys(typedErrors).map((kind) => {
    const ofKind = answers.filter((answer) => answer.kind === kind);
    return `${kind}: ${shareOf(ofKind, 'isFirst').toFixed(2)} first, ${shareOf(ofKind, 'isOffered').toFixed(2)} offered`;
  });
  const missed = answers.filter(({ isFirst }) => !isFirst);
  const told = missed.map(
    ({ typed, meant, first, isOffered }) => `${typed} (${meant}): ${String(first)} ${isOffered ? '+' : '-'}`,
  );
  const message = [
    `${String(archive.prepare('SELECT count(*) FROM word').pluck().get())} words`,
    ...kinds,
    ...told,
  ].join('\n');
  process.stdout.write(`${message}\n`);
  expect(errors).toHaveLength(200);
  expect(shareOf(answers, 'isFirst'), message).toBeGreaterThanOrEqual(0.85);
  expect(shareOf(answers, 'isOffered'), message).toBeGreaterThanOrEqual(0.95);
});

test('of 200 rare words that were typed right none is taken for an error', () => {
  expect(rare).toHaveLength(200);
  const mistaken = rare.filter((text) => {
    const query = { text, filters: {} };
    const plan = understand(archive, query, wanted);
    const isAsTyped = plan.rewriting === null && plan.query === query;
    return !isAsTyped || offerFor(archive, plan, searcherOf(archive).count(plan), wanted) !== null;
  });
  expect(mistaken).toEqual([]);
  expect(rare.every((text) => searcherOf(archive).count(planFor(archive, { text, filters: {} })) > 0)).toBe(true);
});
