import { expect, test } from 'vitest';
import type { Archive } from '../../../../renderer/archive';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import { KronikaError } from '../../../../preload/failure';
import type { DayRange } from '../../../../preload/ranges';
import { shiftDay } from '../../../../preload/words/format';
import { Coverage } from '../../../../renderer/state/coverage/coverage.svelte';

const today = '2026-03-10';

/** Answers for so many complete days up to today; counts what it was asked. */
class CalendarArchive implements Archive {
  readonly asked: QuestionName[] = [];
  fails = false;

  async ask<Name extends QuestionName>(name: Name, _input: InputOf<Name>): Promise<AnswerOf<Name>> {
    this.asked.push(name);
    await Promise.resolve();
    if (this.fails) throw new KronikaError('archiveDamaged');
    const days = Array.from({ length: 400 }, (_, at) => shiftDay(today, at - 399)).map((day) => ({
      day,
      ...({ events: 'complete', eventsCheckedAt: null, interactions: 2, notes: 'complete', notesOwed: 0 } as const),
      unreadable: 0,
    }));
    return (name === 'readCalendar' ? { firstAsked: days[0]?.day ?? null, days, dayUnknown: 0 } : []) as AnswerOf<Name>;
  }

  subscribe(): () => void {
    return () => undefined;
  }
}

async function opened(
  archive = new CalendarArchive(),
): Promise<{ coverage: Coverage; started: string[]; archive: CalendarArchive }> {
  const started: string[] = [];
  const start = ({ from, to }: DayRange, again: boolean): void =>
    void started.push(`${from} ${to}${again ? ' again' : ''}`);
  const coverage = new Coverage(archive, { today: () => today, weekStart: () => 'monday', start });
  coverage.open();
  await new Promise((resolve) => setTimeout(resolve));
  return { coverage, started, archive };
}

test('begins with today, and chooses that day alone', async () => {
  const { coverage } = await opened();
  expect([coverage.choice.active, coverage.choice.year, coverage.choice.isRange]).toEqual([today, 2026, false]);
  expect(coverage.years.map(({ year }) => year)).toEqual([2026, 2025]);
  expect(coverage.dayOf(today)?.interactions).toBe(2);
});

test('grows a range from where it was begun, in either direction, and downloads it', async () => {
  const { coverage, started } = await opened();
  coverage.choice.press('ArrowLeft', { withCtrl: false, extend: true });
  coverage.choice.press('ArrowLeft', { withCtrl: false, extend: true });
  expect(coverage.choice.days).toEqual({ from: '2026-03-08', to: today });
  coverage.choice.begin('2026-02-03');
  coverage.choice.goTo('2026-02-05', true);
  coverage.choice.goTo('2026-02-01', true);
  coverage.download(coverage.choice.days);
  expect(started).toEqual(['2026-02-01 2026-02-03 again']);
  expect(coverage.choice.isRange).toBe(false);
});

test('reads again only where nothing is missing', async () => {
  const { coverage, started } = await opened();
  coverage.download({ from: '2024-12-31', to: today });
  expect(started).toEqual([`2024-12-31 ${today}`]);
});

test('offers years before the first that was asked for, and nothing after today', async () => {
  const { coverage } = await opened();
  coverage.showEarlierYear();
  expect(coverage.choice.year).toBe(2024);
  expect(coverage.years.at(-1)).toMatchObject({ year: 2024, isNotAsked: true });
  coverage.choice.goTo('2030-01-01');
  expect(coverage.choice.active).toBe(today);
});

test('tells how the download that was begun here ended, and leaves others to the window', async () => {
  const { coverage } = await opened();
  expect(coverage.ended(null)).toBe(false);
  coverage.download({ from: today, to: today });
  expect(coverage.ended({ kind: 'timedOut', facts: {} })).toBe(true);
  expect(coverage.downloaded?.failure?.kind).toBe('timedOut');
  expect(coverage.ended(null)).toBe(false);
});

test('asks once more after news that came while it was asking, however many there were', async () => {
  const { coverage, archive } = await opened();
  const before = archive.asked.filter((name) => name === 'readCalendar').length;
  for (let news = 0; news < 5; news += 1) coverage.refresh();
  await new Promise((resolve) => setTimeout(resolve));
  expect(archive.asked.filter((name) => name === 'readCalendar').length - before).toBe(2);
});

test('says why the days could not be read, until they could', async () => {
  const { coverage, archive } = await opened();
  archive.fails = true;
  coverage.refresh();
  await new Promise((resolve) => setTimeout(resolve));
  expect(coverage.failure?.kind).toBe('archiveDamaged');
  archive.fails = false;
  coverage.refresh();
  await new Promise((resolve) => setTimeout(resolve));
  expect(coverage.failure).toBeNull();
});
