import { beforeEach, expect, test } from 'vitest';
import type { Archive } from '../../../../renderer/archive';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import { KronikaError } from '../../../../preload/failure';
import type { KnownAs, Mention, MentionPage, PersonFound, PersonQuestion } from '../../../../preload/person';
import { identityOf } from '../../../../renderer/state/person/identity';
import { Person } from '../../../../renderer/state/person/person.svelte';
import { givenAs, isSaidOther } from '../../../../renderer/state/person/known-list';

const nobody: PersonFound = {
  ...{ records: 0, notes: 0, firstDay: null, lastDay: null, known: [], areAllRead: true },
  ...{ mentions: 0, areAllMentionsCounted: true },
};
const met: KnownAs = {
  ...{ kind: 'names', value: 'Anna Nowak', names: [], standing: 'met', from: 'side', records: 2, more: 3 },
};

function mentionOf(id: number): Mention {
  return {
    ...{ id, uuid: `uuid-${String(id)}`, callDate: '2026-03-01 10:00:00', service: 'sms', direction: 'in' },
    ...{ with: 'Jan', place: { kind: 'sms' }, excerpt: { text: 'Anna', hits: [{ start: 0, length: 4 }] }, why: [] },
  };
}

/** An archive of one person. */
class Desk implements Archive {
  readonly asked: PersonQuestion[] = [];
  readonly pages: (number | null)[] = [];
  found: () => PersonFound = () => nobody;
  page: (before: number | null) => MentionPage = () => ({ mentions: [], before: null });

  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    return Promise.resolve().then(
      () => this.#answer(name, input as PersonQuestion & { before: number | null }) as AnswerOf<Name>,
    );
  }

  #answer(name: QuestionName, { before, ...question }: PersonQuestion & { before: number | null }): unknown {
    if (name === 'findPerson') {
      this.asked.push(question);
      return this.found();
    }
    this.pages.push(before);
    return this.page(before);
  }

  subscribe(): () => void {
    return () => undefined;
  }
}

let desk: Desk;
let person: Person;

beforeEach(() => {
  desk = new Desk();
  person = new Person(desk);
});

const settled = async (): Promise<void> => {
  await expect.poll(() => person.isAsking || person.mentions.isReading).toBe(false);
};

test('a contact of the CRM says who it is, else the name, else the number', () => {
  const contact = { type: 'person', uuid: 'u', name: 'Anna', number: '600' };
  expect(identityOf(contact)).toEqual({ kind: 'contacts', value: 'u' });
  expect(identityOf({ ...contact, uuid: null })).toEqual({ kind: 'names', value: 'Anna' });
  expect(identityOf({ ...contact, uuid: null, name: null })).toEqual({ kind: 'numbers', value: '600' });
  expect(identityOf({ ...contact, uuid: null, name: null, number: null })).toBeNull();
});

test('what is typed is told by its form, and asked for at once', async () => {
  expect(person.add('  ')).toBe(false);
  person.add('600 700 800');
  person.add('anna@example.pl');
  person.add('Anna Nowak');
  await settled();
  const { subject } = desk.asked.at(-1)!;
  expect([subject.numbers, subject.emails, subject.names]).toEqual([
    ['600 700 800'],
    ['anna@example.pl'],
    ['Anna Nowak'],
  ]);
  person.leave({ kind: 'names', value: 'Anna Nowak' });
  await settled();
  expect(desk.asked.at(-1)!.subject.names).toEqual([]);
});

test('what was met is taken along, or is somebody else, and can be taken back', async () => {
  person.begin({ kind: 'numbers', value: '+48 600 700 800' });
  person.part(met, true);
  await settled();
  expect(desk.asked.at(-1)!.subject.others.names).toEqual(['Anna Nowak']);
  expect(isSaidOther(person.subject, { ...met, value: 'anna  nowak' })).toBe(true);
  person.part(met, false);
  expect(isSaidOther(person.subject, met)).toBe(false);
  const unnamed = { ...met, kind: 'unnamed', value: '' } as const;
  person.part(unnamed, true);
  expect(isSaidOther(person.subject, unnamed)).toBe(true);
  person.join(met);
  await settled();
  expect(desk.asked.at(-1)!.subject).toMatchObject({ names: ['Anna Nowak'], others: { unnamed: true } });
});

test('who is asked about already stays as they were left; somebody else begins anew', async () => {
  person.begin({ kind: 'numbers', value: '600' });
  person.isWide = true;
  person.begin({ kind: 'numbers', value: '600' });
  expect(person.isWide).toBe(true);
  person.begin({ kind: 'numbers', value: '700' });
  expect([person.isWide, person.subject.numbers]).toEqual([false, ['700']]);
  await settled();
  person.leave({ kind: 'numbers', value: '700' });
  expect([person.isSomebody, person.found, person.mentions.all.length]).toEqual([false, null, 0]);
});

test('mentions come page by page, each once, and as far as they had been read when the person changes', async () => {
  const pages = new Map<number | null, MentionPage>([
    [null, { mentions: [mentionOf(9), mentionOf(8)], before: 8 }],
    [8, { mentions: [mentionOf(8), mentionOf(7)], before: 7 }],
    [7, { mentions: [mentionOf(1)], before: null }],
  ]);
  desk.page = (before) => pages.get(before)!;
  person.add('Anna Nowak');
  await settled();
  await person.mentions.more();
  expect(person.mentions.all.map(({ id }) => id)).toEqual([9, 8, 7]);
  expect(person.mentions.hasMore).toBe(true);
  desk.pages.length = 0;
  person.add('600 700 800');
  await settled();
  expect(desk.pages).toEqual([null, 8]);
  await person.mentions.more();
  expect([person.mentions.hasMore, person.mentions.all.length]).toEqual([false, 4]);
});

test('a failure is told, and asked again', async () => {
  desk.found = () => {
    throw new KronikaError('archiveDamaged');
  };
  person.add('Anna Nowak');
  await settled();
  expect([person.failure?.kind, desk.pages.length]).toEqual(['archiveDamaged', 0]);
  desk.found = () => nobody;
  person.again();
  await settled();
  expect([person.failure, desk.pages.length]).toEqual([null, 1]);
});

test('what was given is said as the archive knows it, in whatever spelling', () => {
  const known: KnownAs[] = [
    { ...met, kind: 'numbers', value: '+48 600 700 800', standing: 'given', records: 12 },
    { ...met, kind: 'contacts', value: 'u', names: ['Nowak Anna', 'Wiśniewska Anna'], standing: 'given', records: 5 },
  ];
  const found = { ...nobody, known };
  expect(givenAs({ kind: 'numbers', value: '600700800' }, found, 'pl')).toMatchObject({
    name: '600700800',
    records: 12,
  });
  expect(givenAs({ kind: 'contacts', value: 'U' }, found, 'pl').name).toBe('Nowak Anna, Wiśniewska Anna');
  expect(givenAs({ kind: 'contacts', value: 'U' }, null, 'pl')).toMatchObject({ name: '…', records: null });
});
