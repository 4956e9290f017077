import { dialectOfRecord, type Dialect } from './dialect';
import type { Injector, Occasion } from './injector';
import { printEnvelope, printInteraction, printNote } from './print';
import { PAGE_SIZE, type CrmQuestion } from './question';
import { buildInteraction } from '../data/records';
import { serveInteraction, serveNote, type ServedObject } from './serve';
import { uuidOf } from '../data/uuid';
import { formatWallTime, wallSeconds } from '../data/wall-time';
import type { Period, World } from '../data/world';

/** An interaction as it is served now, or null where the CRM has none. */
export function servedInteractionOf(world: World, dialect: Dialect, uuid: string): ServedObject | null {
  const place = world.placeOf(uuid);
  if (place === -1) return null;
  return serveInteraction(world.interactionAt(place), world.noteCountAt(place), dialectOfRecord(dialect, uuid));
}

/** The notes of an interaction as they are served now. */
export function servedNotesOf(world: World, dialect: Dialect, uuid: string): readonly ServedObject[] {
  const interaction = world.find(uuid);
  if (interaction === null) return [];
  return world.notesOf(uuid).map((note) => serveNote(note, interaction, dialectOfRecord(dialect, note.uuid)));
}

/** What a question is about, for the faults that are limited to a part of the CRM. */
export function occasionOf(world: World, question: CrmQuestion, url: string): Occasion {
  if (question.method === 'callHistory') {
    const { from, to } = question;
    return {
      url,
      question,
      period: { from, to },
      touches: (uuids) => uuids.some((uuid) => isWithin(world, uuid, question)),
    };
  }
  const place = world.placeOf(question.callHistory);
  const moment = place === -1 ? null : world.secondsAt(place);
  return {
    url,
    question,
    period: moment === null ? null : { from: moment, to: moment },
    touches: (uuids) => uuids.includes(question.callHistory),
  };
}

/** The body that answers a question. */
export function answerQuestion(
  world: World,
  dialect: Dialect,
  injector: Injector,
  occasion: Occasion,
  request: number,
): string {
  const { question } = occasion;
  const wrong = injector.strikingOf('wrongTotal', occasion).reduce((sum, fault) => sum + fault.by, 0);
  const start = (question.page - 1) * PAGE_SIZE;
  if (question.method === 'notes') {
    const notes = printNotes(world, dialect, question.callHistory);
    return printEnvelope(notes.slice(start, start + PAGE_SIZE), notes.length + wrong, dialect);
  }
  const order = injector.strikingOf('order', occasion)[0]?.order ?? 'newestFirst';
  const isExclusive = injector.strikingOf('exclusiveDateTo', occasion).length > 0;
  const listed = world.list({ from: question.from, to: isExclusive ? question.to - 1 : question.to }, order, request);
  const withheld = injector
    .strikingOf('withheld', occasion)
    .flatMap((fault) => fault.uuids.map((uuid) => world.placeOf(uuid)));
  const places = withheld.length === 0 ? listed : listed.filter((place) => !withheld.includes(place));
  const page = Array.from(places.subarray(start, start + PAGE_SIZE), (place) => {
    const own = dialectOfRecord(dialect, world.uuidAt(place));
    return printInteraction(serveInteraction(world.interactionAt(place), world.noteCountAt(place), own), own);
  });
  return printEnvelope(page, listed.length + wrong, dialect);
}

/** Lets new records arrive at the newest end of a period; where the period is full to its last second, they share that second. */
export function letArrive(world: World, period: Period, count: number): void {
  const newest = world.list(period, 'newestFirst', 0)[0];
  let seconds = newest === undefined ? period.from : world.secondsAt(newest);
  for (let made = 0; made < count; made += 1) {
    seconds = Math.min(seconds + 1, period.to);
    const uuid = uuidOf(7, world.everCount, seconds);
    world.add([{ interaction: buildInteraction({ uuid, callDate: formatWallTime(seconds) }) }]);
  }
}

function printNotes(world: World, dialect: Dialect, uuid: string): readonly string[] {
  const interaction = world.find(uuid);
  if (interaction === null) return [];
  return world.notesOf(uuid).map((note) => {
    const own = dialectOfRecord(dialect, note.uuid);
    return printNote(serveNote(note, interaction, own), note.draft !== null, own);
  });
}

function isWithin(world: World, uuid: string, period: Period): boolean {
  const interaction = world.find(uuid);
  if (interaction === null) return false;
  const seconds = wallSeconds(interaction.callDate);
  return seconds >= period.from && seconds <= period.to;
}
