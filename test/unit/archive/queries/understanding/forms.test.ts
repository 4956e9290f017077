import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeLexemes } from '../../../../../build/inflection/encode.mjs';
import { openForReading } from '../../../../../main/archive/file/open';
import { planFor } from '../../../../../main/archive/queries/understanding/forms';
import { temporaryArchive } from '../../../temp-archive';

/** The words of a query as they are understood, each with its other forms. */
function understood(text: string, { exactForms = false, withDictionary = true } = {}): unknown[] {
  const { path } = temporaryArchive();
  const inflectionFolder = dirname(path);
  if (withDictionary)
    writeFileSync(
      join(inflectionFolder, 'inflection.bin'),
      encodeLexemes([{ isProper: false, groups: [['pies', 'psa', 'psem', 'piesek']] }]),
    );
  const archive = openForReading(path, withDictionary ? { inflectionFolder } : {});
  try {
    const plan = planFor(archive, { text, filters: {}, exactForms });
    return plan.understood.flatMap(({ anyOf }) => anyOf.map((term) => [term.text, ...term.forms.toSorted()]));
  } finally {
    archive.close();
  }
}

test.each([
  ['a word of the dictionary', 'psem', ['psem', 'pies', 'piesek', 'psa']],
  ['the beginning of some of its forms', 'pies', ['pies', 'psa', 'psem']],
  ['a word that is not in it', 'kot', ['kot']],
  ['two letters', 'ps', ['ps']],
  ['a phrase', '"psem"', ['psem']],
])('of %s adds the forms that are not found anyway', (_, text, expected) => {
  expect(understood(text)).toEqual([expected]);
});

test('of several words adds each one its own', () => {
  expect(understood('psa OR kot -psem')).toEqual([
    ['psa', 'pies', 'piesek', 'psem'],
    ['kot'],
    ['psem', 'pies', 'piesek', 'psa'],
  ]);
});

test('adds none where words are taken as they are typed, and needs no dictionary for nothing', () => {
  expect(understood('psem', { exactForms: true })).toEqual([['psem']]);
  expect(understood('psem', { withDictionary: false })).toEqual([['psem']]);
});

test('opens the dictionary of an archive with its first word', () => {
  const { path } = temporaryArchive();
  const archive = openForReading(path, { inflectionFolder: join(dirname(path), 'none') });
  expect(planFor(archive, { text: '', filters: {} }).understood).toEqual([]);
  expect(() => planFor(archive, { text: 'psem', filters: {} })).toThrow('ENOENT');
  archive.close();
});
