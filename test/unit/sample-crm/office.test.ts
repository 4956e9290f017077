import { describe, expect, it } from 'vitest';
import { isDayOff, isHoliday } from '../../../main/sample-crm/office/calendar';
import { conversations } from '../../../main/sample-crm/office/conversations';
import type { SampleData, SampleInteraction, SampleNote } from '../../../main/sample-crm/data/data';
import { draftOf } from '../../../main/sample-crm/office/draft';
import { demoOffice, generateOffice } from '../../../main/sample-crm/office/office';
import { wallSeconds } from '../../../main/sample-crm/data/wall-time';
import { noteScripts } from '../../../main/sample-crm/words/note-scripts';
import { processorTime } from '../processor-time';

function interactionsOf(data: SampleData): readonly SampleInteraction[] {
  return Array.from({ length: data.count }, (_, index) => data.interactionAt(index));
}

function notesOf(data: SampleData): readonly SampleNote[] {
  return Array.from({ length: data.count }, (_, index) => data.notesAt(index)).flat();
}

const demo = demoOffice('2026-11-23');
const interactions = interactionsOf(demo);
const notes = notesOf(demo);
const share = (fits: (interaction: SampleInteraction) => boolean): number =>
  interactions.filter(fits).length / interactions.length;

describe('an office', () => {
  const options = { seed: 11, interactions: 800, from: '2026-01-01', to: '2026-06-30' };

  it('is the same for the same seed and another for another', () => {
    const [one, same, other] = [
      generateOffice(options),
      generateOffice(options),
      generateOffice({ ...options, seed: 12 }),
    ];
    expect(interactionsOf(same)).toEqual(interactionsOf(one));
    expect(notesOf(same)).toEqual(notesOf(one));
    expect(interactionsOf(other)).not.toEqual(interactionsOf(one));
  });

  it('makes a record alike, whatever was made before it', () => {
    const [one, other] = [generateOffice(options), generateOffice(options)];
    interactionsOf(one);
    expect(one.interactionAt(417)).toEqual(other.interactionAt(417));
  });

  it('keeps to its period, in the order of time, and finds its records by uuid', () => {
    const data = generateOffice(options);
    for (let index = 0; index < data.count; index += 1) {
      const { callDate, uuid } = data.interactionAt(index);
      expect(wallSeconds(callDate)).toBe(data.secondsAt(index));
      expect(data.uuidAt(index)).toBe(uuid);
      expect(data.indexOf(uuid)).toBe(index);
      if (index > 0) expect(data.secondsAt(index)).toBeGreaterThanOrEqual(data.secondsAt(index - 1));
      expect(callDate >= '2026-01-01' && callDate < '2026-07-01').toBe(true);
    }
    expect(data.indexOf('00000000-0000-4000-8000-000000000000')).toBe(-1);
    expect(() => data.interactionAt(800)).toThrow(RangeError);
  });

  it('counts the notes that it lists', () => {
    const data = generateOffice({ ...options, noteShare: 0.6 });
    for (let index = 0; index < data.count; index += 1)
      expect(data.notesAt(index)).toHaveLength(data.noteCountAt(index));
  });

  it('has notes everywhere or nowhere where asked to', () => {
    expect(notesOf(generateOffice({ ...options, noteShare: 0 }))).toEqual([]);
    const data = generateOffice({ ...options, noteShare: 1 });
    expect(Array.from({ length: 800 }, (_, index) => data.noteCountAt(index))).not.toContain(0);
  });

  it('holds 200,000 interactions in a few seconds, each found at once', () => {
    const options = { seed: 1, interactions: 200_000, from: '2018-01-01', to: '2026-01-01' };
    const spent = processorTime(() => {
      generateOffice(options);
    });
    expect(spent).toBeLessThan(8_000);
    const data = generateOffice(options);
    expect(data.indexOf(data.interactionAt(199_999).uuid)).toBe(199_999);
  });
});

describe('the demo', () => {
  it('has 10,000 interactions in the year up to its day', () => {
    expect(interactions).toHaveLength(10_000);
    expect(interactions[0]?.callDate.slice(0, 10)).toBe('2025-11-24');
    expect(interactions.at(-1)?.callDate.slice(0, 10)).toBe('2026-11-23');
    expect(new Set(interactions.map(({ uuid }) => uuid)).size).toBe(10_000);
  });

  it('has about 60 % calls, 35 % SMS, 5 % faxes, and a fifth with notes', () => {
    expect(share(({ service }) => service === 'CALL')).toBeCloseTo(0.6, 2);
    expect(share(({ service }) => service === 'SMS')).toBeCloseTo(0.35, 2);
    expect(share(({ service }) => service === 'FAX')).toBeCloseTo(0.05, 2);
    const counts = interactions.map((_, index) => demo.noteCountAt(index));
    expect(Math.abs(counts.filter((count) => count > 0).length / 10_000 - 0.2)).toBeLessThan(0.02);
    expect(new Set(counts)).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('has every direction, status and kind of contact', () => {
    const of = (field: (interaction: SampleInteraction) => string): readonly string[] =>
      [...new Set(interactions.map(field))].sort();
    expect(of(({ direction }) => direction)).toEqual(['in', 'internal', 'out']);
    expect(of(({ status }) => status)).toEqual(['answered', 'busy', 'noAnswer']);
    expect(of(({ externalNumber }) => externalNumber.type)).toEqual(['organisation', 'person', 'unknown']);
    expect(of(({ userTalk }) => userTalk.status)).toEqual(['internal', 'noQueue', 'queue']);
    expect(of(({ flags }) => flags[0]?.name ?? '').length).toBeGreaterThan(8);
  });

  it('gives a text to SMS only, a length only to what was answered', () => {
    for (const { service, smsData, status, durationSeconds } of interactions) {
      expect(smsData === null).toBe(service !== 'SMS');
      expect(smsData).not.toBe('');
      expect(durationSeconds > 0).toBe(status === 'answered' && service !== 'SMS');
    }
  });

  it('works on working days: Mondays most, weekends and holidays hardly', () => {
    const weekdays = [0, 0, 0, 0, 0, 0, 0];
    for (const { callDate } of interactions) weekdays[new Date(`${callDate.slice(0, 10)}T00:00:00Z`).getUTCDay()]! += 1;
    expect(Math.max(...weekdays)).toBe(weekdays[1]);
    expect(weekdays[0]! + weekdays[6]!).toBeGreaterThan(0);
    expect(share(({ callDate }) => isDayOff(wallSeconds(callDate)))).toBeLessThan(0.03);
    expect(share(({ callDate }) => callDate.startsWith('2026-08'))).toBeLessThan(
      share(({ callDate }) => callDate.startsWith('2026-10')),
    );
  });

  it('leaves no slot, no wording and no gender unsaid', () => {
    const unsaid = /[{}[\]«»|⟦⟧→]|<|\*\*|undefined|NaN| {2}| ,|szt\.\./;
    expect(interactions.map(({ smsData }) => smsData ?? '').filter((text) => unsaid.test(text))).toEqual([]);
    expect(notes.map(({ plain }) => plain).filter((text) => unsaid.test(text))).toEqual([]);
  });

  it('speaks with all nine diacritics in both cases, and sometimes smiles', () => {
    const text =
      interactions.map(({ smsData }) => smsData ?? '').join('') +
      notes.map(({ plain }) => plain).join('') +
      interactions.map(({ from }) => from?.lastName ?? '').join('');
    for (const letter of 'ąćęłńóśźżĆŁŚŹŻ') expect(text, letter).toContain(letter);
    expect(text).toMatch(/[😊👍]/u);
  });

  it('answers in conversations: the reply comes later, from the office, to the same number', () => {
    const threads = new Map<string, SampleInteraction[]>();
    for (const interaction of interactions.filter(({ service }) => service === 'SMS')) {
      threads.set(interaction.externalNumber.number, [
        ...(threads.get(interaction.externalNumber.number) ?? []),
        interaction,
      ]);
    }
    const invoices = [...threads.values()]
      .flat()
      .filter(
        ({ smsData, direction }) => direction === 'in' && /nie dotarła do nas faktura (FV\S+)\./.test(smsData ?? ''),
      );
    expect(invoices.length).toBeGreaterThan(2);
    for (const invoice of invoices) {
      const thread = threads.get(invoice.externalNumber.number) ?? [];
      const reply = thread.find(
        ({ callDate, smsData }) => callDate > invoice.callDate && /wysyłam/.test(smsData ?? ''),
      );
      expect(reply?.direction).toBe('out');
    }
  });

  it('writes Draft.js and plain notes, some pinned, edited, deleted, with links and files', () => {
    const part = (fits: (note: SampleNote) => boolean): number => notes.filter(fits).length / notes.length;
    expect(part(({ draft }) => draft === null)).toBeCloseTo(0.2, 1);
    expect(part(({ draft }) => (draft?.blocks.length ?? 0) > 1)).toBeGreaterThan(0.05);
    expect(part(({ draft }) => Object.keys(draft?.entityMap ?? {}).length > 0)).toBeGreaterThan(0.005);
    expect(part(({ isPinned }) => isPinned)).toBeGreaterThan(0.03);
    expect(part(({ isEdited }) => isEdited)).toBeGreaterThan(0.08);
    expect(part(({ status }) => status === 'deleted')).toBeGreaterThan(0.01);
    expect(notes.flatMap(({ files }) => files.map(({ fileName }) => fileName))).toEqual(
      expect.arrayContaining(['umowa.pdf', 'skan_faktury.jpg']),
    );
    for (const note of notes.filter(({ plain }) => plain.includes('załącznik')))
      expect(note.files.length).toBeGreaterThan(0);
  });

  it('marks in a note exactly the letters that it means', () => {
    for (const { draft } of notes) {
      for (const { text, inlineStyleRanges, entityRanges } of draft?.blocks ?? []) {
        for (const { offset, length } of [...inlineStyleRanges, ...entityRanges])
          expect(text.slice(offset, offset + length)).toMatch(/^\S(.*\S)?$/s);
      }
    }
  });

  it('writes notes after what they are about', () => {
    interactions.forEach(({ callDate }, index) => {
      const created = [callDate, ...demo.notesAt(index).map((note) => note.created)];
      expect(created).toEqual([...created].sort());
    });
  });

  it('ends at a wall time where it is given one', () => {
    expect(interactionsOf(demoOffice('2026-11-23 11:30:00')).at(-1)?.callDate.slice(0, 13)).toMatch(
      /^2026-11-23 (0|1[01])/,
    );
  });
});

describe('words', () => {
  it('are of sixty conversations and more, no two of which begin alike', () => {
    expect(conversations.length).toBeGreaterThan(60);
    expect(new Set(conversations.map(({ lines }) => lines[0]?.script)).size).toBe(conversations.length);
    expect(Object.values(noteScripts).every((scripts) => scripts.length > 1)).toBe(true);
  });

  it('become Draft.js blocks', () => {
    expect(draftOf('**Żółty** kot\n- ⟦mapa→https://a.example⟧!\n2. x').draft).toMatchObject({
      blocks: [
        { text: 'Żółty kot', type: 'unstyled', inlineStyleRanges: [{ offset: 0, length: 5, style: 'BOLD' }] },
        { text: 'mapa!', type: 'unordered-list-item', entityRanges: [{ offset: 0, length: 4, key: 0 }] },
        { text: 'x', type: 'ordered-list-item', depth: 0, data: {} },
      ],
      entityMap: { 0: { type: 'LINK', data: { url: 'https://a.example' } } },
    });
  });
});

describe('the calendar', () => {
  it.each([
    '2026-01-06',
    '2026-04-05',
    '2026-04-06',
    '2026-05-24',
    '2026-06-04',
    '2026-11-11',
    '2026-12-24',
    '2027-03-29',
  ])('rests on %s', (day) => {
    expect(isHoliday(wallSeconds(day))).toBe(true);
  });

  it.each(['2026-04-03', '2026-06-05', '2026-12-23', '2026-11-23'])('works on %s', (day) => {
    expect(isDayOff(wallSeconds(day))).toBe(false);
  });
});
