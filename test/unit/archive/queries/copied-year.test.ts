import { expect, it } from 'vitest';
import { flushPending } from '../../../../main/archive/index/index-build';
import { readStatus } from '../../../../main/archive/ledger/ledger';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { searcherOf } from '../../../../main/archive/queries/search';
import { verifyFile } from '../../../../main/archive/check/verify';
import { addCopies } from '../../../bench/copied-year';
import { storeOffice } from '../../../bench/search/search-archive';
import { temporaryArchive } from '../../temp-archive';

it('makes a larger archive for measuring that is as sound as one that was downloaded', () => {
  const archive = temporaryArchive();
  storeOffice(archive, 1500);
  flushPending(archive, 'nearlyAll');
  const counts = (): number[] =>
    ['', 'faktura', '"dzień dobry"'].map((text) =>
      searcherOf(archive).count(planSearch({ text, filters: {} }), () => undefined),
    );
  const before = counts();
  addCopies(archive, 2);
  expect(counts()).toEqual(before.map((count) => count * 3));
  expect(before.every((count) => count > 0)).toBe(true);
  expect(readStatus(archive).interactions).toBe(4500);
  const { problems, isIndexSound } = verifyFile(archive);
  expect(problems).toEqual([]);
  expect(isIndexSound).toBe(true);
  expect(searcherOf(archive).snapshot().isOutdated).toBe(false);
}, 60_000);
