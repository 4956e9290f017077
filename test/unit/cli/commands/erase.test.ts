import { expect, it } from 'vitest';
import type { ErasurePlan } from '../../../../main/archive/queries/erasing/erasure-plan';
import { runErase } from '../../../../main/cli/commands/erase';
import type { Terminal } from '../../../../main/cli/terminal';
import type { Workspace } from '../../../../main/workspace/workspace';
import type { Language } from '../../../../preload/model';

const counts = { interactions: 2, notes: 1, versions: 0, setAside: 0, ownMarks: 0 };
const report = { ...counts, mentions: 0, held: 0, copies: 0, searches: [], bytesBefore: 9, bytesAfter: 9 };
const plan: ErasurePlan = {
  counts,
  ...{
    ids: [1, 2],
    notes: [],
    mentions: 0,
    people: [],
    copies: [],
    missing: [],
    held: 0,
    lastHold: 0,
    searches: [],
    reason: 'wniosek',
  },
};

/** Runs the command as somebody who gives an answer; null where nobody sits there. */
async function erased(answer: string | null, language: Language, more: { yes?: boolean; dryRun?: boolean } = {}) {
  const asked: string[] = [];
  const said: string[] = [];
  let isErased = false;
  const terminal: Terminal = {
    ...{ isInteractive: false, isClosed: false, canAsk: answer !== null, show: () => {}, json: () => {} },
    out: (line) => said.push(line),
    say: (line) => said.push(line),
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(answer);
    },
  };
  const erasure = {
    plan: () => Promise.resolve(plan),
    reportOf: () => report,
    erase: () => {
      isErased = true;
      return Promise.resolve(report);
    },
  };
  const command = {
    ...{ command: 'erase', text: '', filters: {}, uuids: [], notes: [], reason: 'wniosek', json: false },
    ...{ dryRun: false, yes: false, dataDir: null, account: null, literal: true, ...more },
  };
  const code = await runErase(
    command as unknown as Parameters<typeof runErase>[0],
    { erasure, language } as unknown as Workspace,
    terminal,
  );
  return { code, asked, said, isErased };
}

it('asks who sits at the terminal, and erases once the word was typed', async () => {
  const { code, asked, said, isErased } = await erased('Usun', 'pl');
  expect([code, isErased]).toEqual([0, true]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('„usuń”');
  // What would go is said before.
  expect(said[0]).toContain('Zniknie na zawsze');
});

it.each([
  ['another word', 'tak', 'pl'],
  ['nothing', '', 'en'],
  ['the word of the other language', 'usuń', 'en'],
] as const)('erases nothing where the answer is %s', async (_, answer, language) => {
  const { code, said, isErased } = await erased(answer, language);
  expect([code, isErased]).toEqual([2, false]);
  expect(said.at(-1)).toMatch(/^(?:Niczego nie usunięto|Nothing was erased)\.$/);
});

it('erases nothing where nobody sits there, and asks nobody', async () => {
  expect(await erased(null, 'pl')).toMatchObject({ code: 2, isErased: false, asked: [] });
});

it('does not ask where it was told yes, or only looks', async () => {
  expect(await erased('nie', 'pl', { yes: true })).toMatchObject({ code: 0, isErased: true, asked: [] });
  expect(await erased('usuń', 'pl', { dryRun: true })).toMatchObject({ code: 0, isErased: false, asked: [] });
});
