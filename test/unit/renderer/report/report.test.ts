import { expect, test } from 'vitest';
import { doAct } from '../../../../renderer/state/acts/acts';
import { benchOn, type BenchHere } from '../app/bench-on';

/** Searches follow each other fast here: their counts do not wait for the pause that they wait for then. */
async function counted({ bench, settle }: BenchHere): Promise<void> {
  await settle();
  bench.search.summary.hurry();
  await settle();
}

test('is of the search on show, and another search has another', async () => {
  const here = await benchOn();
  const { bench, settle, show } = here;
  const { report } = bench;
  doAct(bench, 'report');
  expect([report.isOpen, report.shown, report.isDue]).toEqual([true, null, true]);
  await settle();
  expect([report.shown?.query.text, report.isDue]).toEqual(['', false]);
  await show('12');
  await counted(here);
  expect([report.shown?.query.text, report.isDue]).toEqual(['12', false]);
});

test('a search that begins gives up what is counted for the one before', async () => {
  const here = await benchOn();
  const { archive, bench } = here;
  doAct(bench, 'report');
  const [asked] = archive.askedFor('report');
  bench.search.asked.text = '7';
  expect(asked!.signal?.aborted).toBe(true);
  expect(bench.report.isDue).toBe(true);
  await counted(here);
  expect(bench.report.shown?.query.text).toBe('7');
});

test('nothing is counted while it is closed', async () => {
  const { archive, bench, settle, show } = await benchOn();
  await show('12');
  expect(archive.askedFor('report')).toEqual([]);
  doAct(bench, 'report');
  doAct(bench, 'report');
  await settle();
  expect([bench.report.isOpen, bench.report.shown]).toEqual([false, null]);
});

test('what fails is told, and asked again when the person wants it', async () => {
  const { archive, bench, settle } = await benchOn();
  doAct(bench, 'report');
  archive.askedFor('report')[0]!.fail(new Error('gone'));
  archive.asked.splice(0);
  await settle();
  expect(bench.report.failure).not.toBeNull();
  bench.report.again();
  await settle();
  expect([bench.report.failure, bench.report.shown?.query.text]).toEqual([null, '']);
});

test('another hour from which on returns are late is counted anew', async () => {
  const { archive, bench, settle } = await benchOn();
  doAct(bench, 'report');
  await settle();
  bench.report.withinHours = 4;
  expect(archive.askedFor('report')).toHaveLength(1);
  expect(bench.report.isDue).toBe(true);
});

test('a figure leads to its records in the list, and the way back to the report', async () => {
  const here = await benchOn();
  const { bench, settle } = here;
  doAct(bench, 'report');
  await settle();
  bench.navigation.showCounted({ text: '12', filters: {} });
  await settle();
  expect([bench.report.isOpen, bench.search.asked.text]).toEqual([false, '12']);
  bench.navigation.goBack();
  await counted(here);
  expect([bench.report.isOpen, bench.report.shown?.query.text]).toEqual([true, '']);
  bench.navigation.goForward();
  await settle();
  expect([bench.report.isOpen, bench.search.asked.text]).toEqual([false, '12']);
});

test('the history of a number that waits lies over the report, which is there after it', async () => {
  const { bench, settle } = await benchOn();
  doAct(bench, 'report');
  await settle();
  bench.navigation.openWaiting({
    ...{ id: 12, number: '22', contact: null, attempts: 1, first: '', last: '', uuid: '' },
    ...{ agents: [], destination: null },
  });
  await settle();
  expect(bench.timeline.of).toEqual({ kind: 'number', number: '22' });
  bench.navigation.closeTimeline();
  await settle();
  expect([bench.timeline.isOpen, bench.report.isOpen]).toEqual([false, true]);
});

test('is found again as far as it was read, and another one begins at its top', async () => {
  const here = await benchOn();
  const { bench, settle } = here;
  doAct(bench, 'report');
  await settle();
  bench.report.readTo = 300;
  bench.navigation.showCounted({ text: '12', filters: {} });
  await settle();
  doAct(bench, 'report');
  await counted(here);
  expect([bench.report.shown?.query.text, bench.report.readTo]).toEqual(['12', 0]);
  bench.navigation.goBack();
  bench.navigation.goBack();
  await counted(here);
  expect([bench.report.shown?.query.text, bench.report.readTo]).toEqual(['', 300]);
});

test('is broken down by what was chosen, anew for each search, and by agents without asking', async () => {
  const here = await benchOn();
  const { archive, bench, settle, show } = here;
  const { report } = bench;
  const { breakdown } = report;
  doAct(bench, 'report');
  await settle();
  expect(archive.askedFor('reportBreakdown')).toEqual([]);
  breakdown.by = 'flag';
  expect([breakdown.shown, breakdown.isDue]).toEqual([null, true]);
  await settle();
  expect([breakdown.shown?.by, breakdown.isDue]).toEqual(['flag', false]);
  await show('12');
  await counted(here);
  expect(breakdown.isDue).toBe(false);
  expect([report.shown?.query.text, breakdown.shown?.by]).toEqual(['12', 'flag']);
  breakdown.by = 'contact';
  const [asked] = archive.askedFor('reportBreakdown').slice(-1);
  bench.search.asked.text = '7';
  expect(asked!.signal?.aborted).toBe(true);
  breakdown.by = 'agent';
  expect(breakdown.isDue).toBe(false);
});
