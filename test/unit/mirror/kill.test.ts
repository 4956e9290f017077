import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openForWriting } from '../../../main/archive/file/open';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { Random } from '../../../main/sample-crm/data/random';
import { startCrmServer } from '../../../main/sample-crm/http/server';
import { temporaryFolder } from '../temp-archive';
import { bundleKilledSync, syncKilled } from './kill';
import { expectSame } from './mirroring';

// `npm run test:faults` is the whole proof: 100 kills of a run over 20,000 interactions.
const times = Number(process.env['KRONIKA_KILLS'] ?? 8);
const interactions = Number(process.env['KRONIKA_INTERACTIONS'] ?? 1600);

it(`a run that is killed ${String(times)} times without warning loses nothing and asks hardly anything twice`, async () => {
  const folder = temporaryFolder();
  const program = await bundleKilledSync(folder);
  const data = generateOffice({ seed: 4, interactions, from: '2025-01-01', to: '2025-12-31' });
  const noted = Array.from({ length: interactions }, (_, at) => data.noteCountAt(at)).filter(
    (count) => count > 0,
  ).length;
  const server = await startCrmServer({ data });
  const path = join(folder, 'killed.kronika');
  try {
    const most = Math.max(2, Math.floor((1.6 * noted) / times));
    const report = await syncKilled(program, path, server, { times, most, random: new Random(times, interactions) });
    expect(report).toMatchObject({ complete: true, gaps: [] });
    const archive = openForWriting(path);
    expectSame(archive, server);
    expect(archive.db.pragma('integrity_check', { simple: true })).toBe('ok');
    archive.db.close();
    const pages = Math.ceil(interactions / 700) + 2;
    const needed = noted + pages;
    if (process.env['KRONIKA_KILLS'] !== undefined)
      console.info(
        `${String(server.requests.total)} requests where ${String(needed)} were needed, ${String(times)} kills`,
      );
    expect(server.requests.total).toBeLessThanOrEqual(needed * 1.1);
  } finally {
    await server.close();
  }
}, 1_200_000);
