import { expect, test } from 'vitest';
import { countSaved } from '../../../../main/archive/queries/saved-count';
import { storeInteractions } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import type { Query } from '../../../../preload/model';
import { documentedInteraction } from '../../records';
import { temporaryArchive } from '../../temp-archive';

/** Two SMS that were seen, then a call and two SMS that came later; the last of an older day than the others. */
function arrived() {
  const archive = temporaryArchive();
  const store = (...told: readonly (readonly [service: string, day: number, text: string])[]): readonly number[] => {
    const wires = told.map(([service, day, smsData]) => ({
      ...documentedInteraction,
      ...{ uuid: smsData, service, smsData, note: 0, callDate: `2022-12-${String(day)} 10:00:00` },
    }));
    return archive.transaction(() => storeInteractions(archive, wires.map(toInteraction)).ids);
  };
  store(['SMS', 20, 'faktura 1'], ['SMS', 21, 'oferta 1']);
  return { archive, fresh: store(['CALL', 22, 'faktura 2'], ['SMS', 23, 'faktura 3'], ['SMS', 10, 'faktura 4']) };
}
const query = (text: string, filters: Query['filters'] = {}): Query => ({ text, filters });
const wanted = (): void => undefined;

test.each([
  ['of its words, the newest first', query('faktura'), 4, [1, 0, 2]],
  ['under its filters', query('faktura', { services: ['sms'] }), 3, [1, 2]],
  ['of its period', query('', { from: '2022-12-20', to: '2022-12-22' }), 3, [0]],
  ['that finds only what was there', query('oferta'), 1, []],
  ['that finds nothing', query('zamówienie'), 0, []],
])('counts for a search %s what there is, and what came', (_, asked, total, places) => {
  const { archive, fresh } = arrived();
  expect(countSaved(archive, asked, 2, wanted)).toEqual({
    ...{ total, fresh: places.length, freshIds: places.map((n) => fresh[n]), isAtLeast: false, arrivals: 5 },
  });
});

test.each([
  ['was never looked at', null, 0, false],
  ['was looked at last when the newest came', 5, 0, false],
  ['was looked at before what is remembered', 1, 3, true],
])('of an archive that %s', (_, seen, fresh, isAtLeast) => {
  const { archive } = arrived();
  archive.transaction(() => {
    archive.prepare<[]>('DELETE FROM arrival WHERE until = 2').run();
  });
  expect(countSaved(archive, query(''), seen, wanted)).toMatchObject({ total: 5, fresh, isAtLeast, arrivals: 5 });
});

test('stops once nobody waits any more', () => {
  const giveUp = (): void => {
    throw new Error('given up');
  };
  expect(() => countSaved(arrived().archive, query('faktura'), 2, giveUp)).toThrow('given up');
});
