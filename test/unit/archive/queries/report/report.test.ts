import { expect, test } from 'vitest';
import { flushPending } from '../../../../../main/archive/index/index-build';
import { readReport } from '../../../../../main/archive/queries/report/report';
import { understand } from '../../../../../main/archive/queries/understanding/understand';
import { Random } from '../../../../../main/sample-crm/data/random';
import { Told } from '../../made-up';
import { temporaryArchive } from '../../../temp-archive';
import { cases } from '../../../random-cases';
import { naiveReport } from './naive-report';
import { randomOffice, searches } from './random-office';

/** The whole of it is tried with `KRONIKA_REPORTS=500`. */
const offices = cases(Number(process.env['KRONIKA_REPORTS'] ?? 25));

test('says of made-up offices what the definitions say over all their records', { timeout: 600_000 }, () => {
  for (let seed = 0; seed < offices; seed += 1) {
    const random = new Random(7000 + seed);
    const { records, from, to } = randomOffice(random);
    const archive = temporaryArchive();
    const told = new Told(archive);
    const policy = {
      ...{ maxPending: random.whole(1, 9), minPending: 1, maxAtOnce: random.whole(1, 9) },
      maxPerSegment: random.whole(2, 30),
    };
    // In the order in which downloads bring them, some of them twice: with another status before.
    for (let at = 0; at < records.length;) {
      const page = records.slice(at, (at += random.whole(1, 9)));
      if (random.chance(0.3)) told.store(page.map((record) => ({ ...record, status: 'busy', external: null })));
      if (random.chance(0.7)) flushPending(archive, 'nearlyAll', policy);
      told.store(page);
      if (random.chance(0.5)) flushPending(archive, random.chance(0.5) ? 'most' : 'nearlyAll', policy);
    }
    const search = searches[seed % searches.length]!;
    const plan = understand(archive, { text: search.text, filters: { from, to, agents: search.agents } });
    const withinHours = random.whole(1, 30);
    const { complete, gaps, ...said } = readReport(archive, plan, {
      ...{ withinHours, today: '2024-12-31', check: () => undefined },
    });
    expect(said, `office ${String(seed)}`).toEqual(
      naiveReport(told.records(), search.found, { from, to }, withinHours),
    );
    expect([complete, gaps]).toEqual([false, [{ from, to }]]);
    archive.close();
  }
});
