import { describe, expect, it } from 'vitest';
import * as format from '../../../preload/words/format';

describe('format', () => {
  it('groups Polish numbers from five digits on, with a space that does not break', () => {
    expect([1234, 12_345, 1_048_211].map((value) => format.formatNumber('pl', value))).toEqual([
      '1234',
      '12\u00a0345',
      '1\u00a0048\u00a0211',
    ]);
    expect(format.formatNumber('en', 1234)).toBe('1,234');
  });

  it('says 100 percent of nothing that is not ended', () => {
    expect([0, 0.005, 0.5, 0.999, 0.9999, 1].map(format.percentOf)).toEqual([0, 0, 50, 99, 99, 100]);
  });

  it('says days as people do', () => {
    const day = (date: string): string => format.formatDay('pl', date, '2023-01-01');
    expect(day('2023-01-01 11:24:57')).toBe('dziś');
    expect(day('2022-12-31 11:24:57')).toBe('wczoraj');
    expect(day('2022-12-29 11:24:57')).toBe('czw. 29 gru 2022');
    expect(format.formatDay('pl', '2022-12-29', '2022-12-31')).toBe('czw. 29 gru');
    expect(format.formatDay('en', '2022-12-29', '2023-01-01')).toBe('Thu 29 Dec 2022');
    expect(format.formatWhen('pl', '2022-12-29 11:24:57', '2022-12-29')).toBe('dziś 11:24');
  });

  it('says the exact time in full', () => {
    expect(format.formatExact('pl', '2022-12-29 11:24:57')).toBe('czwartek, 29 grudnia 2022, 11:24:57');
    expect(format.formatExact('en', '2022-12-29 11:24:57')).toBe('Thursday, 29 December 2022, 11:24:57');
  });

  it('converts no wall time: the hour that a clock change skips stays as it came', () => {
    expect(format.formatExact('pl', '2022-03-27 02:30:00')).toBe('niedziela, 27 marca 2022, 02:30:00');
  });

  it('leaves alone what is no date', () => {
    for (const odd of ['', 'kiedyś', '2022-13-45 99:00:00', '0000-00-00 00:00:00']) {
      expect(format.formatDay('pl', odd, '2022-12-29')).toBe(odd);
      expect(format.formatDayLong('pl', odd)).toBe(odd);
    }
    expect(format.isDay('2024-02-29')).toBe(true);
    expect(format.isDay('2023-02-29')).toBe(false);
  });

  it('moves over months, leap days and clock changes', () => {
    expect(format.shiftDay('2024-02-28', 1)).toBe('2024-02-29');
    expect(format.shiftDay('2023-01-01', -1)).toBe('2022-12-31');
    expect(format.shiftDay('2022-03-27', 1)).toBe('2022-03-28');
    expect(format.shiftYear('2025-03-27', -1)).toBe('2024-03-27');
    expect(format.shiftYear('2024-02-29', -1)).toBe('2023-02-28');
    expect(format.shiftYear('2024-02-29', -4)).toBe('2020-02-29');
  });

  it('says how long something was', () => {
    const said = [0, 45, 60, 368, 3600, 3720].map((seconds) => format.formatDuration('pl', seconds));
    expect(said).toEqual(['0 s', '45 s', '1 min', '6 min 8 s', '1 godz.', '1 godz. 2 min']);
    expect([8, 252, 3723].map(format.formatClock)).toEqual(['0:08', '4:12', '1:02:03']);
  });

  it('says roughly how long something will take', () => {
    const said = [20, 200, 7500, 12_130, 200_000, 460_000].map((seconds) => format.formatTimeLeft('pl', seconds));
    expect(said).toEqual(['minuty', '3 min', '2 godz. 5 min', '3 godz. 20 min', '2 dni', '5 dni']);
  });

  it('says sizes', () => {
    const said = [812, 1_234_567, 123_456_789, 999_999].map((bytes) => format.formatBytes('pl', bytes));
    expect(said).toEqual(['812 B', '1,2 MB', '123 MB', '1 MB']);
  });

  it('says a span by its second, its day or its days, the end being exclusive', () => {
    const span = (from: string, to: string): string => format.formatSpan('pl', { from, to }, '2026-06-30');
    expect(span('2025-03-03 10:05:00', '2025-03-03 10:05:01')).toBe('poniedziałek, 3 marca 2025, 10:05:00');
    expect(span('2025-03-03 23:59:59', '2025-03-04 00:00:00')).toBe('poniedziałek, 3 marca 2025, 23:59:59');
    expect(span('2025-03-03 00:00:00', '2025-03-04 00:00:00')).toBe('3 mar 2025');
    expect(span('2025-03-03 10:00:00', '2025-03-03 16:00:00')).toBe('3 mar 2025');
    expect(span('2025-03-03 00:00:00', '2025-03-06 00:00:00')).toBe('3 mar 2025 – 5 mar 2025');
  });

  it('says the days of a gap by its last whole day', () => {
    const days = (from: string, to: string, today = '2026-03-01'): unknown => format.daysOfGap({ from, to }, today);
    expect(days('2022-12-01 00:00:00', '2023-01-01 00:00:00')).toEqual({ from: '2022-12-01', to: '2022-12-31' });
    expect(days('2022-12-01 10:00:00', '2022-12-01 11:00:00')).toEqual({ from: '2022-12-01', to: '2022-12-01' });
    // Asked for beyond today, which is not for people to see.
    expect(days('2022-12-01 00:00:00', '2023-01-01 00:00:00', '2022-12-30')).toEqual({
      from: '2022-12-01',
      to: '2022-12-30',
    });
    expect(days('2022-12-31 00:00:00', '2023-01-01 00:00:00', '2022-12-30')).toMatchObject({ to: '2022-12-31' });
    expect(days('2022-12-02 00:00:00', '2022-12-02 00:00:00')).toEqual({ from: '2022-12-02', to: '2022-12-02' });
    expect(format.formatPeriod('pl', '2022-12-01', '2022-12-31')).toBe('1 gru 2022 – 31 gru 2022');
    expect(format.formatPeriod('pl', '2022-12-01', '2022-12-01')).toBe('1 gru 2022');
  });

  it("says a moment on this computer's clock", () => {
    const now = new Date(2022, 11, 29, 12, 0);
    expect(format.formatInstant('pl', new Date(2022, 11, 29, 11, 24).toISOString(), now)).toBe('dziś 11:24');
    expect(format.formatInstant('pl', new Date(2022, 11, 28, 9, 5).toISOString(), now)).toBe('wczoraj 09:05');
  });
});
