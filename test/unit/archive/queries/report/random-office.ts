import type { KnownRecord, MadeRecord } from '../../made-up';
import type { Random } from '../../../../../main/sample-crm/data/random';
import { secondsOf } from '../../../../../main/crm/time';

const minute = 60;
const hour = 3600;
const day = 86_400;

const numbers: readonly (readonly string[])[] = [
  ['+48 600 700 801', '600700801', '0048600700801'],
  ['+48 600 700 802', '48600700802'],
  ['+49 30 1234567'],
  ['+48 22 123 45 67', '22 123 45 67'],
  ['101'],
];
const extensions = ['101', '102'];
const withheld = [null, 'anonymous', 'Zastrzeżony'];
const names = [null, 'Anna Wójcik', 'Tartak Żubr sp. z o.o.'];
const agents = ['Jan Kowalski', 'Ewa Nowak', 'Zoë', 'Żaneta Łącka-Nowak'];

/** Days around which clocks change, months end, a year ends. */
const days = ['2022-12-29', '2023-03-24', '2022-10-28', '2024-02-27', '2023-01-30'];

/** An office of a few days, whose phones ring in groups, around midnight and when clocks change; some numbers are withheld. */
export function randomOffice(random: Random): {
  readonly records: readonly MadeRecord[];
  readonly from: string;
  readonly to: string;
} {
  const pick = <T>(some: readonly T[]): T => some[random.whole(0, some.length - 1)] as T;
  const first = pick(days);
  const start = secondsOf(`${first} 00:00:00`) ?? 0;
  const span = random.whole(1, 5);
  const seconds = (): number =>
    start +
    (random.chance(0.3)
      ? day * random.whole(0, span) + random.whole(-3, 3) * minute
      : random.whole(0, span * day - 1)) +
    (random.chance(0.2) ? hour * 2 : 0);
  const records: MadeRecord[] = [];
  const add = (at: number, more: Partial<MadeRecord>): void => {
    const isIn = more.direction === 'IN';
    const spelled = random.chance(0.12) ? pick(withheld) : pick(pick(numbers));
    const number = more.external === undefined ? spelled : more.external;
    const party = { name: pick(names), number };
    records.push({
      uuid: `u${String(records.length)}`,
      seconds: at,
      ...{ service: 'CALL', direction: 'IN', status: 'ANSWERED', sms: null },
      ...{ queueStatus: pick([null, 'queue', 'noQueue']), destination: pick([null, 'Biuro', 'Biuro główne']) },
      ...{ duration: pick([null, 0, 5, 61, 3700]), cost: pick([null, 0, 3, 250]), noteFlag: 0 },
      flags: ['VIP', 'Pilne'].filter(() => random.chance(0.3)),
      from: isIn ? party : more.direction === 'internal' ? { name: null, number: pick(extensions) } : null,
      to: isIn ? null : party,
      agents: agents.filter(() => random.chance(0.3)).map((name) => ({ name, extension: pick([null, ...extensions]) })),
      ...more,
      external: random.chance(0.8) ? number : null,
    });
  };
  for (let left = random.whole(0, 14); left > 0; left -= 1) {
    const at = seconds();
    const ring = pick(pick(numbers));
    const gap = pick([0, 20, 119, 120, 121, 240]);
    const times = random.whole(1, 4);
    for (let one = 0; one < times; one += 1)
      add(at + gap * one, { direction: 'IN', status: pick(['noAnswer', 'busy', 'NO-ANSWER']), external: ring });
    if (random.chance(0.5)) {
      const later = at + gap * (times - 1) + pick([0, 1, 30, 600, 3 * hour, 30 * hour, -gap]);
      const [service, direction, status] = pick([
        ['CALL', 'OUT', 'ANSWERED'],
        ['CALL', 'OUT', 'noAnswer'],
        ['SMS', 'OUT', 'ANSWERED'],
        ['CALL', 'IN', 'ANSWERED'],
        ['SMS', 'IN', 'ANSWERED'],
      ] as const);
      add(later, { service, direction, status, external: ring });
    }
  }
  for (let left = random.whole(0, 25); left > 0; left -= 1)
    add(seconds(), {
      service: pick(['CALL', 'CALL', 'SMS', 'SMS', 'Fax', 'Video']),
      direction: pick(['IN', 'OUT', 'internal']),
      status: pick(['ANSWERED', 'noAnswer', 'busy', 'odd']),
    });
  const dateOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10);
  const begin = random.whole(-1, span);
  return {
    records,
    from: dateOf(start + begin * day),
    to: dateOf(start + (begin + random.whole(0, span)) * day),
  };
}

/** A search of which a plain record tells whether it is found. */
export const searches: readonly {
  readonly text: string;
  readonly agents?: readonly string[];
  readonly found: (record: KnownRecord) => boolean;
}[] = [
  { text: '', found: () => true },
  { text: '', agents: ['Jan Kowalski'], found: ({ agents: all }) => all.some(({ name }) => name === 'Jan Kowalski') },
  { text: 'flaga:vip', found: ({ flags }) => flags.includes('VIP') },
];
