import { expect, test } from 'vitest';
import type { Archive } from '../../../../renderer/archive';
import { KronikaError } from '../../../../preload/failure';
import type { Setup } from '../../../../preload/model';
import type { ErasureOffer, ErasureOutcome } from '../../../../preload/persons/erasure';
import { Locale } from '../../../../renderer/state/common/locale.svelte';
import { newestFirstSort } from '../../../../renderer/state/common/asking/asked.svelte';
import {
  choicesOfContact,
  choicesOfRecord,
  ofSaved,
  type EraseChoice,
} from '../../../../renderer/state/erasing/erase-choices';
import { Erasing } from '../../../../renderer/state/erasing/erasing.svelte';

const offer: ErasureOffer = {
  ...{ interactions: 2, notes: 1, versions: 0, setAside: 0, ownMarks: 0, mentions: 0, held: 0, copies: 0 },
  ...{ searches: [], bytesBefore: 10, bytesAfter: 10, fingerprint: 'a', bytesShort: null, stopsExport: false },
};
const choices = choicesOfContact({ name: 'Anna Wójcik', number: '+48600700800' });

type Answer = () => Promise<ErasureOffer | ErasureOutcome>;

function erasing(...answers: readonly Answer[]) {
  const asked: { readonly name: string; readonly input: unknown; readonly signal: AbortSignal | undefined }[] = [];
  const entered: Setup[] = [];
  const waiting = [...answers];
  const archive = {
    ask: (name: string, input: unknown, signal?: AbortSignal) => {
      asked.push({ name, input, signal });
      return waiting.shift()?.() ?? Promise.resolve(offer);
    },
  } as unknown as Archive;
  const state = new Erasing({
    archive,
    locale: new Locale(new Date()),
    entered: (setup) => void entered.push(setup),
    show: () => {},
  });
  return { state, asked, entered };
}

async function agreed(state: Erasing, of: readonly EraseChoice[] = choices): Promise<void> {
  state.begin(of);
  await Promise.resolve();
  await Promise.resolve();
  state.reason = 'wniosek';
  state.typed = ' Usuń ';
}

test('a contact is offered by name and by number, and the first of them is looked at', () => {
  const { state, asked } = erasing();
  state.begin(choices);
  expect(choices.map(({ what, query }) => [what, query.filters])).toEqual([
    ['contact', { contacts: ['Anna Wójcik'] }],
    ['number', { ownNumber: '+48600700800' }],
  ]);
  expect(asked).toMatchObject([
    { name: 'planErasure', input: { choice: { kind: 'query', query: choices[0]?.query } } },
  ]);
});

test('a record is offered before all that is with its other side; a saved search by its name, as it asks', () => {
  const contact = { name: null, number: '+48600700800' };
  const ofRecord = choicesOfRecord({ id: 7, callDate: '2026-05-01 10:00:00', contact });
  expect(ofRecord.map(({ what, query, who }) => [what, query.filters, who])).toEqual([
    ['record', { only: [7] }, '+48600700800'],
    ['number', { ownNumber: '+48600700800' }, '+48600700800'],
  ]);
  const query = { text: 'faktura', filters: { agents: ['Anna Wójcik'] } };
  expect(ofSaved({ id: 'a', name: 'Faktury', query, sort: newestFirstSort, seen: null })).toMatchObject({
    ...{ what: 'saved', who: 'Faktury', query },
  });
});

test('nothing is erased before a reason and the word for it were typed, nor where the disk lacks room', async () => {
  const { state, asked } = erasing();
  await agreed(state);
  expect(state.isAgreed).toBe(true);
  state.reason = '  ';
  expect(state.isAgreed).toBe(false);
  state.reason = 'wniosek';
  state.typed = 'tak';
  await state.erase();
  expect(asked).toHaveLength(1);
  const full = erasing(() => Promise.resolve({ ...offer, bytesShort: 100 }));
  await agreed(full.state);
  await full.state.erase();
  expect(full.asked).toHaveLength(1);
});

test('what was looked at is named when it is erased; the answer to an earlier look changes nothing', async () => {
  let late: (offer: ErasureOffer) => void = () => {};
  const { state, asked, entered } = erasing(
    () => new Promise((resolve) => (late = resolve)),
    () => Promise.resolve({ ...offer, fingerprint: 'b' }),
    () => Promise.resolve({ kind: 'done', report: offer, setup: {} as Setup }),
  );
  state.begin(choices);
  await state.choose('number');
  late({ ...offer, fingerprint: 'late' });
  await Promise.resolve();
  expect(asked[0]?.signal?.aborted).toBe(true);
  expect(state.offer?.fingerprint).toBe('b');
  state.reason = 'wniosek';
  state.typed = 'usuń';
  await state.erase();
  expect(asked.at(-1)).toMatchObject({ name: 'erase', input: { reason: 'wniosek', fingerprint: 'b' } });
  expect(state.report).toEqual(offer);
  expect(entered).toHaveLength(1);
});

test('an archive that changed meanwhile is looked at once more, and agreed to once more', async () => {
  const changed = { ...offer, interactions: 3, fingerprint: 'c' };
  const { state } = erasing(
    () => Promise.resolve(offer),
    () => Promise.resolve({ kind: 'changed', offer: changed }),
  );
  await agreed(state);
  await state.erase();
  expect([state.hasChanged, state.offer?.interactions, state.isAgreed, state.report]).toEqual([true, 3, false, null]);
});

test('it can be stopped while records leave the rows, and not later; the dialog stays as long', async () => {
  let fail: (reason: Error) => void = () => {};
  const { state, asked } = erasing(
    () => Promise.resolve(offer),
    () => new Promise((_, reject) => (fail = reject)),
  );
  await agreed(state);
  const ended = state.erase();
  expect([state.isRunning, state.canStop, state.end()]).toEqual([true, true, false]);
  state.progressed({ part: 'compact', share: null });
  state.stop();
  expect([state.canStop, asked[1]?.signal?.aborted]).toEqual([false, false]);
  state.progressed({ part: 'rows', share: 0.5 });
  state.stop();
  expect(asked[1]?.signal?.aborted).toBe(true);
  fail(new KronikaError('cancelled'));
  await ended;
  expect([state.isRunning, state.failure, state.report]).toEqual([false, null, null]);
  expect(state.end()).toBe(true);
  expect([state.reason, state.choices]).toEqual(['', []]);
});
