import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer } from '../../../main/sample-crm/http/server';

// A CRM in a process of its own, so that it does not share a thread with what is measured.
const [interactions = '200000', perSecond = ''] = process.argv.slice(2);

async function serve(): Promise<void> {
  const data = generateOffice({ seed: 1, interactions: Number(interactions), from: '2024-01-01', to: '2025-12-31' });
  const rate = Number(perSecond);
  const limit = { kind: 'rateLimit', perSecond: rate, burst: rate } as const;
  const server = await startCrmServer({ data, faults: rate > 0 ? [limit] : [] });
  process.send?.({ baseUrl: server.baseUrl, key: server.key });
  process.on('message', () => {
    const { total, refused } = server.requests;
    process.send?.({ total, refused });
  });
  process.on('disconnect', () => process.exit(0));
}

void serve();
