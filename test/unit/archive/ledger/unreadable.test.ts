import { expect, test } from 'vitest';
import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import {
  allTimes,
  countUnreadable,
  countUnreadableIn,
  forgetUnreadable,
  markUnreadableVanished,
  nextToRetry,
  putReason,
  putUnreadable,
  readUnreadable,
  type Origin,
} from '../../../../main/archive/ledger/unreadable';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import type { SetAside } from '../../../../main/crm/unreadable';
import { documentedInteraction } from '../../records';
import { at } from './window-of';
import { temporaryArchive } from '../../temp-archive';

const day = at('2022-12-10');
const origin: Origin = { kind: 'interaction', owner: null, from: day, to: day + 86_400, cameAt: 0, program: '1.0' };
const shown = { limit: 9, offset: 0, maxBytes: 100 };

function put(archive: ArchiveWriter, raw: string, more: Partial<SetAside> & Partial<Origin> = {}): number {
  const record: SetAside = { raw: Buffer.from(raw), reason: 'noObject', uuid: null, seconds: null, ...more };
  return archive.transaction(() => putUnreadable(archive, [record], { ...origin, ...more }))[0]!;
}

test.each([
  ['the same record in an answer about less', { from: day, to: day + 9 }, ['00:00:00', '00:00:09']],
  ['the same record in an answer about more', { from: day - 9, to: day + 99 }, ['00:00:00', '00:00:10']],
  ['the same record, which says its time', { seconds: day + 5 }, ['00:00:05', '00:00:06']],
])('%s is kept once, with the narrowest time known of it', (_, again, [from, to]) => {
  const archive = temporaryArchive();
  const id = put(archive, 'first', { uuid: 'x', from: day, to: day + 10 });
  expect(put(archive, 'second', { uuid: 'x', ...again })).toBe(id);
  expect(readUnreadable(archive, shown)).toMatchObject([
    { id, text: 'second', from: `2022-12-10 ${from!}`, to: `2022-12-10 ${to!}`, cameAt: '1970-01-01T00:00:00.000Z' },
  ]);
});

test('the same bytes are one record, but notes of two events are two', () => {
  const archive = temporaryArchive();
  const ids = archive.transaction(
    () =>
      storeInteractions(
        archive,
        ['a', 'b'].map((uuid) => toInteraction({ ...documentedInteraction, uuid })),
      ).ids,
  );
  const [a, b] = ['a', 'b'].map((uuid, n) => ({ kind: 'note', owner: { id: ids[n]!, uuid } }) as const);
  expect(put(archive, 'torn')).toBe(put(archive, 'torn'));
  expect(put(archive, 'torn', a)).toBe(put(archive, 'torn', a));
  expect(put(archive, 'torn', b)).not.toBe(put(archive, 'torn', a));
  expect(countUnreadable(archive)).toBe(3);
});

test('shows the newest first, of each so many bytes', () => {
  const archive = temporaryArchive();
  put(archive, 'older', { seconds: day });
  put(archive, 'much newer', { seconds: day + 1, uuid: 'x' });
  const texts = (limit: number, offset: number) =>
    readUnreadable(archive, { limit, offset, maxBytes: 4 }).map(({ text, sizeBytes, uuid }) => [text, sizeBytes, uuid]);
  expect(texts(9, 0)).toEqual([
    ['much', 10, 'x'],
    ['olde', 5, null],
  ]);
  expect(texts(1, 1)).toEqual([['olde', 5, null]]);
});

test('is forgotten by its uuid and kind alone', () => {
  const archive = temporaryArchive();
  put(archive, 'a', { uuid: 'a' });
  put(archive, 'b', { uuid: 'b' });
  archive.transaction(() => {
    forgetUnreadable(archive, 'note', ['a']);
    forgetUnreadable(archive, 'interaction', ['b', 'c']);
  });
  expect(readUnreadable(archive, shown).map(({ uuid }) => uuid)).toEqual(['a']);
});

test.each([
  ['the whole day', day, day + 86_400, { within: 2, atEdges: 0 }],
  ['an hour of it', day, day + 3600, { within: 1, atEdges: 1 }],
  ['the day after', day + 86_400, day + 2 * 86_400, { within: 0, atEdges: 0 }],
  ['all times', allTimes.from, allTimes.to, { within: 2, atEdges: 0 }],
])('counts the events of %s, without those that are held in an earlier state', (_, from, to, counts) => {
  const archive = temporaryArchive();
  put(archive, 'of some time', { uuid: 'a' });
  put(archive, 'of a second', { uuid: 'b', seconds: day + 60 });
  put(archive, 'held', { uuid: 'c', seconds: day + 70 });
  archive.transaction(() => storeInteractions(archive, [toInteraction({ ...documentedInteraction, uuid: 'c' })]));
  expect(countUnreadableIn(archive, { from, to })).toEqual(counts);
});

test('those of a period that the CRM no longer lists count no more, unless an earlier state of theirs is listed', () => {
  const archive = temporaryArchive();
  archive.transaction(() => storeInteractions(archive, [toInteraction({ ...documentedInteraction, uuid: 'held' })]));
  const listed = put(archive, 'listed', { uuid: 'listed' });
  put(archive, 'gone', { uuid: 'gone' });
  put(archive, 'held', { uuid: 'held' });
  put(archive, 'wider', { uuid: 'wider', to: day + 86_401 });
  archive.transaction(() => {
    markUnreadableVanished(archive, { from: day, to: day + 86_400 }, [listed], '2026-01-01T00:00:00Z');
  });
  const gone = readUnreadable(archive, shown).filter(({ vanishedAt }) => vanishedAt !== null);
  expect(gone.map(({ uuid }) => uuid)).toEqual(['gone']);
  expect(countUnreadable(archive)).toBe(3);
});

test('a version tries once what another could not read', () => {
  const archive = temporaryArchive();
  const [a, b] = [put(archive, 'a'), put(archive, 'b')];
  expect(nextToRetry(archive, '1.0', 0)).toBeNull();
  expect(nextToRetry(archive, '2.0', 0)).toMatchObject({ id: a, raw: Buffer.from('a'), interactionId: null });
  archive.transaction(() => {
    putReason(archive, { id: a, reason: 'tooDeep', program: '2.0' });
  });
  expect(nextToRetry(archive, '2.0', 0)?.id).toBe(b);
  expect(nextToRetry(archive, '2.0', b)).toBeNull();
  expect(readUnreadable(archive, shown).find(({ id }) => id === a)?.reason).toBe('tooDeep');
});
