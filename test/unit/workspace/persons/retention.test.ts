import { expect, test } from 'vitest';
import type { PolicyFacts } from '../../../../preload/desktop/policy';
import { keepsAll, type Keeping } from '../../../../preload/persons/keeping';
import { Retention } from '../../../../main/workspace/persons/retention';

const ofArchive: Keeping = {
  ...{ rules: [{ kind: 'sms', notes: 'any', age: { n: 1, unit: 'years' } }], afterDownloads: true },
  vanished: { kind: 'keep' },
};

/** Rules on an archive that has its own; what was written into it is kept. */
function under(policy: PolicyFacts['held']) {
  const written: unknown[] = [];
  const asked: unknown[] = [];
  const archive = {
    current: { viewed: null },
    opened: {
      reader: {
        ask: (name: string, input: unknown) => {
          asked.push([name, input]);
          return Promise.resolve(ofArchive);
        },
      },
      writer: () => ({ ask: (_: string, order: unknown) => Promise.resolve(void written.push(order)) }),
    },
  };
  const around = { archive, policy, language: () => 'pl', needOwn: () => undefined, log: () => undefined };
  return { retention: new Retention(around as never), written, asked };
}

test('what administrators decided holds in place of the rules of the archive, and nobody changes it', async () => {
  const { retention, written } = under({ retentionRules: 'call-without-notes=18m' });
  expect(await retention.read()).toEqual({
    ...{ rules: [{ kind: 'call', notes: 'without', age: { n: 18, unit: 'months' } }], afterDownloads: false },
    vanished: { kind: 'keep' },
  });
  await expect(retention.change(keepsAll)).rejects.toThrow('setByAdministrator');
  expect(written).toEqual([]);
});

test('where they decided that everything stays, no rule of the archive erases after a download', async () => {
  const { retention, asked } = under({ retentionRules: 'none' });
  expect(await retention.read()).toEqual(keepsAll);
  expect(await retention.afterDownload()).toBeNull();
  expect(asked).toEqual([]);
});

test('where they let nobody change it, the rules of the archive stay as they are', async () => {
  const { retention, written } = under({ retentionChangesAllowed: false });
  expect(await retention.read()).toEqual(ofArchive);
  await expect(retention.change(keepsAll)).rejects.toThrow('setByAdministrator');
  expect(written).toEqual([]);
  const free = under({ retentionChangesAllowed: true });
  await free.retention.change(keepsAll);
  expect(free.written).toMatchObject([{ keeping: keepsAll }]);
});
