import { describe, expect, it } from 'vitest';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import type { InteractionRecord, Note } from '../../../../preload/model';
import type { TimelinePage } from '../../../../preload/search/timeline';
import type { Archive } from '../../../../renderer/archive';
import { Locale } from '../../../../renderer/state/common/locale.svelte';
import { daysOf, joinNewer, joinOlder, nothingRead } from '../../../../renderer/state/timeline/timeline-stretch';
import { authorOf, timelineText } from '../../../../renderer/state/timeline/timeline-text';
import { Timeline, timelineOfContact } from '../../../../renderer/state/timeline/timeline.svelte';
import { rowOf } from '../memory-archive';

const locale = new Locale(new Date(2026, 4, 20, 12, 0));

function recordOf(id: number, changes: Partial<InteractionRecord> = {}): InteractionRecord {
  const { excerpt: _, ...row } = rowOf(id, `2026-05-${String(1 + Math.floor(id / 10)).padStart(2, '0')} 10:00:00`);
  return { ...row, ...nothingKnown, ...changes };
}

const nothingKnown = {
  queueStatus: null,
  destination: null,
  destinationHits: [],
  cost: null,
  from: null,
  to: null,
  smsText: null,
  smsHits: [],
  smsEntities: [],
  notes: [],
  notesOwed: false,
  vanishedAt: null,
  otherFields: [],
} as unknown as Omit<InteractionRecord, keyof ReturnType<typeof rowOf>>;

const pageOf = (from: number, to: number, ends: Partial<TimelinePage> = {}): TimelinePage => ({
  records: Array.from({ length: to - from }, (_, at) => recordOf(from + at)),
  hasOlder: true,
  hasNewer: true,
  at: null,
  ...ends,
});

describe('a stretch of a timeline', () => {
  it('grows at both ends, and lets go of what is far at the other', () => {
    let stretch = joinNewer(nothingRead, pageOf(1000, 1100, { hasNewer: false }));
    for (let oldest = 1000; oldest > 400; oldest -= 100) stretch = joinOlder(stretch, pageOf(oldest - 100, oldest));
    expect(stretch.records).toHaveLength(500);
    expect(stretch.records.at(-1)!.id).toBe(899);
    expect(stretch).toMatchObject({ hasOlder: true, hasNewer: true });
    stretch = joinNewer(stretch, pageOf(900, 1000, { hasNewer: false }));
    expect(stretch.records.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, at) => 500 + at));
    expect(stretch).toMatchObject({ hasOlder: true, hasNewer: false, change: 'newer' });
  });

  it('is parted by days, each with a key of its own even where dates are odd', () => {
    const odd = ['', '0000-00-00', '', '2026-05-01 09:00:00', '2026-05-01 10:00:00'];
    const days = daysOf(odd.map((callDate, id) => recordOf(id, { callDate })));
    expect(days.map(({ day, records }) => [day, records.length])).toEqual([
      ['', 1],
      ['0000-00-00', 1],
      ['', 1],
      ['2026-05-01', 2],
    ]);
    expect(new Set(days.map(({ key }) => key)).size).toBe(4);
  });
});

describe('the words of a timeline', () => {
  const contact = { type: 'person', uuid: 'a', name: 'Anna Wójcik', number: '+48 600 700 800' };
  const agents = [{ uuid: 'k', name: 'Ewa Lis', extension: '107' }];

  it('name the other side of what came in and the agent of what went out', () => {
    expect(authorOf(recordOf(1, { contact, agents, direction: 'in' }))).toBe('Anna Wójcik');
    expect(authorOf(recordOf(1, { contact, agents, direction: 'out' }))).toBe('Ewa Lis');
  });

  it('are plain text by days: times, what happened, SMS and notes, and what is missing', () => {
    const block = { type: 'unstyled', depth: 0, marker: null, embedded: null, links: [] };
    const note = {
      ...{ author: 'Ewa Lis', created: '2026-05-01 10:05:00', blocks: [{ ...block, text: 'Oddzwonić.' }] },
      ...{ pinned: false, edited: false, deleted: false, vanishedAt: null, attachments: [], unknownStatus: null },
    } as unknown as Note;
    const records = [
      recordOf(1, { contact, direction: 'out', agents, smsText: 'Dzień dobry\nPani Anno' }),
      recordOf(2, { contact, service: 'call', status: 'noAnswer', notes: [note] }),
      recordOf(11, { contact, service: 'call', durationSeconds: 65, notesOwed: true }),
    ];
    expect(timelineText(['Oś czasu', null], records, locale)).toBe(
      `Oś czasu

piątek, 1 maja 2026
10:00  SMS wysłany · +48 600 700 800 · Ewa Lis
    Dzień dobry
    Pani Anno
10:00  Połączenie nieodebrane · +48 600 700 800
    Notatka: Ewa Lis, piątek, 1 maja 2026, 10:05:00
    Oddzwonić.

sobota, 2 maja 2026
10:00  Połączenie przychodzące, odebrane, 1 min 5 s · +48 600 700 800 · Notatki nie zostały jeszcze pobrane.
`,
    );
  });
});

describe('the timeline on show', () => {
  it('is of a contact by name, else of its number, else there is none', () => {
    const contact = { type: 'person', uuid: null, name: null, number: null };
    expect(timelineOfContact({ ...contact, name: 'Anna', number: '1' })).toEqual({ kind: 'contact', name: 'Anna' });
    expect(timelineOfContact({ ...contact, number: '107' })).toEqual({ kind: 'number', number: '107' });
    expect(timelineOfContact({ ...contact, number: 'zastrzeżony' })).toEqual({ kind: 'contact', name: 'zastrzeżony' });
    expect(timelineOfContact(contact)).toBeNull();
  });

  it('drops answers that come after it was closed or sent elsewhere', async () => {
    const waiting: (() => void)[] = [];
    const archive: Archive = {
      ask<Name extends QuestionName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
        return new Promise((resolve) => {
          if (name !== 'readTimeline') return;
          const { place } = input as InputOf<'readTimeline'>;
          const page = pageOf(place.kind === 'oldest' ? 0 : 50, 60);
          waiting.push(() => {
            resolve(page as AnswerOf<Name>);
          });
        });
      },
      subscribe: () => () => undefined,
    };
    const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const timeline = new Timeline(archive);
    timeline.open({ kind: 'contact', name: 'Anna' }, { text: '', filters: {} }, null);
    timeline.toOldest();
    waiting[0]!();
    await settled();
    expect(timeline.stretch).toBeNull();
    waiting[1]!();
    await settled();
    expect(timeline.stretch!.records[0]!.id).toBe(0);
    expect(timeline.aim).toEqual({ id: 0, edge: 'top' });
    timeline.older();
    timeline.close();
    waiting[2]!();
    await settled();
    expect(timeline.stretch).toBeNull();
  });
});
