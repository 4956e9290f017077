import { beforeEach, expect, test } from 'vitest';
import type { Archive } from '../../../../renderer/archive';
import type { AnswerOf, InputOf, QuestionName } from '../../../../preload/contract';
import type { PacketReport, PacketText, PacketTexts } from '../../../../preload/export/packet';
import { KronikaError } from '../../../../preload/failure';
import { Packet } from '../../../../renderer/state/person/packet.svelte';
import { Person } from '../../../../renderer/state/person/person.svelte';

const report: PacketReport = {
  ...{ path: '/tmp/packet', records: 2, mentions: 0, notes: 1, blackened: 3, files: [], sha256: 'x' },
  ...{ gaps: [], missingDays: [], notesOwed: 0, unreadable: { count: 0, dayUnknown: 0 } },
};

function textOf(id: number): PacketText {
  const key = `${String(id)} sms`;
  return { id, key, seal: 'a', callDate: '', contact: '', place: 'sms', text: 'Jan', spans: [] };
}

/** An archive whose packets are made as the test says. */
class Desk implements Archive {
  readonly froms: number[] = [];
  readonly orders: InputOf<'makePacket'>[] = [];
  pages: Readonly<Record<number, PacketTexts>> = {};
  make: (signal?: AbortSignal) => Promise<PacketReport | null> = () => Promise.resolve(report);

  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<AnswerOf<Name>> {
    return this.#answer(name, input, signal) as Promise<AnswerOf<Name>>;
  }

  async #answer(name: QuestionName, input: unknown, signal?: AbortSignal): Promise<unknown> {
    await Promise.resolve();
    if (name === 'makePacket') {
      this.orders.push(input as InputOf<'makePacket'>);
      return await this.make(signal);
    }
    if (name !== 'readPacketTexts') throw new KronikaError('notPermitted');
    const { from } = input as InputOf<'readPacketTexts'>;
    this.froms.push(from);
    return this.pages[from];
  }

  subscribe(): () => void {
    return () => undefined;
  }
}

let desk: Desk;
let person: Person;
let packet: Packet;
let made: PacketReport[];

beforeEach(() => {
  desk = new Desk();
  person = new Person(desk);
  made = [];
  packet = new Packet(desk, person, (one) => {
    made.push(one);
  });
  person.add('Anna Nowak');
  packet.begin('pl');
});

test('is named after what was given, and asked for as it was chosen', async () => {
  expect([packet.who, packet.language]).toEqual(['Anna Nowak', 'pl']);
  packet.askedBy = '  ';
  packet.ownMarks = true;
  packet.to = 'zip';
  await packet.make();
  expect(desk.orders[0]).toMatchObject({
    ...{ who: 'Anna Nowak', askedBy: null, to: 'zip' },
    ...{ subject: { names: ['Anna Nowak'] }, choice: { ownMarks: true, mentions: [], language: 'pl' } },
  });
  expect([packet.report, made]).toEqual([report, [report]]);
});

test('of the same person, what was chosen stays; of another one it begins anew', () => {
  packet.askedBy = 'Jan';
  packet.blackening.addWord('Zając');
  packet.begin('pl');
  expect([packet.askedBy, packet.blackening.words]).toEqual(['Jan', ['Zając']]);
  person.add('600 700 800');
  packet.begin('en');
  expect([packet.askedBy, packet.blackening.words, packet.language]).toEqual(['', [], 'en']);
  expect(packet.who).toBe('600 700 800, Anna Nowak');
});

test('tells how it ended: given up before, stopped, failed', async () => {
  desk.make = () => Promise.resolve(null);
  await packet.make();
  expect([packet.report, packet.failure, packet.wasCancelled]).toEqual([null, null, false]);
  desk.make = (signal) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new KronikaError('cancelled'));
      });
    });
  const running = packet.make();
  await expect.poll(() => desk.orders.length).toBe(2);
  packet.progressed({ part: 'pages', done: 1, total: 2 });
  expect([packet.isRunning, packet.progress?.part]).toEqual([true, 'pages']);
  packet.cancel();
  await running;
  expect([packet.isRunning, packet.wasCancelled, packet.failure]).toEqual([false, true, null]);
  desk.make = () => Promise.reject(new KronikaError('folderNotEmpty'));
  await packet.make();
  expect([packet.failure?.kind, made]).toEqual(['folderNotEmpty', []]);
});

test('texts come page by page, past records without any, and stay on show until others have come', async () => {
  desk.pages = {
    0: { texts: [textOf(1)], next: 50 },
    50: { texts: [], next: 90 },
    90: { texts: [textOf(2)], next: null },
  };
  packet.look();
  await expect.poll(() => packet.texts.isReading).toBe(false);
  expect([packet.texts.all.length, packet.texts.hasMore]).toEqual([1, true]);
  await packet.texts.more();
  expect([packet.texts.all.length, packet.texts.hasMore, desk.froms]).toEqual([2, false, [0, 50, 90]]);
  packet.look();
  expect(packet.texts.all.length).toBe(2);
  await expect.poll(() => packet.texts.isReading).toBe(false);
  expect(packet.texts.all.map(({ id }) => id)).toEqual([1, 2]);
});
