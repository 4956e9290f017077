import { whenOpen } from './calendar';
import type { OfficeAgent, OfficeContact } from './contacts';
import type { SampleFile, SampleNote } from '../data/data';
import { draftOf } from './draft';
import { wordScript } from './phrase';
import { hashParts, hashText, Random } from '../data/random';
import type { Moment, OfficeTimeline } from './timeline';
import { uuidOf } from '../data/uuid';
import { formatWallTime } from '../data/wall-time';
import { attachmentOf } from '../words/labels';
import { noteScripts, type NoteTopic } from '../words/note-scripts';

/** What notes depend on, beside what happened. */
export interface NotePlan {
  readonly seed: number;
  readonly noteShare: number;
  /** The end of the office's history, in seconds. */
  readonly to: number;
}

/** How many notes an interaction has: none, or one to four. */
export function countNotes(moment: Moment, index: number, seed: number, noteShare: number): number {
  const luck = hashParts(seed, 91, index) / 0x1_0000_0000;
  if (noteShare < 1 && luck >= noteShare * eagerness(moment)) return 0;
  const more = hashParts(seed, 92, index) % 100;
  if (more < 72) return 1;
  if (more < 90) return 2;
  return more < 97 ? 3 : 4;
}

/** The notes of the interaction at an index, the oldest first. */
export function makeNotes(timeline: OfficeTimeline, index: number, plan: NotePlan): readonly SampleNote[] {
  const moment = timeline.momentAt(index);
  const count = countNotes(moment, index, plan.seed, plan.noteShare);
  if (count === 0) return [];
  const random = new Random(plan.seed, 93, index);
  const firsts = moment.conversation === null ? noteScripts[noteTopicOf(moment)] : [moment.conversation.note];
  const seconds = timeline.seconds[index] ?? 0;
  const notes: SampleNote[] = [];
  const used = new Set<string>();
  let created = seconds;
  for (let number = 0; number < count; number += 1) {
    created = Math.min(
      whenOpen(created + (number === 0 ? 120 + random.wait(400) : random.wait(80_000)), random),
      Math.max(plan.to, seconds),
    );
    const script = pickUnused(
      number === 0
        ? firsts
        : number === count - 1 && random.chance(0.6)
          ? noteScripts.zamknięcie
          : noteScripts['dalszy ciąg'],
      used,
      random,
    );
    const author = random.chance(0.8) ? moment.scene.agent : timeline.agent(random.whole(0, 99));
    notes.push(
      makeNote(
        moment,
        { script, author, created: Math.floor(created), uuid: uuidOf(plan.seed, 94, index, number) },
        random,
      ),
    );
  }
  return notes;
}

interface Draft {
  readonly script: string;
  readonly author: OfficeAgent;
  readonly created: number;
  readonly uuid: string;
}

function makeNote(moment: Moment, plan: Draft, random: Random): SampleNote {
  const { script, author, created, uuid } = plan;
  const { contact } = moment.scene;
  const { plain, draft } = draftOf(
    wordScript(script, { ...moment.scene, agent: author }, author.gender, contact.gender, moment.step),
  );
  const isAttached = plain.includes('załącznik') || random.chance(0.04);
  const isOutside = moment.direction !== 'internal';
  return {
    uuid,
    plain,
    draft: random.chance(0.2) ? null : draft,
    created: formatWallTime(created),
    user: { firstName: author.firstName, lastName: author.lastName, uuid: author.uuid },
    status: random.chance(0.03) ? 'deleted' : 'exist',
    organisation: isOutside ? organisationOf(contact) : null,
    person:
      isOutside && contact.type === 'person'
        ? { uuid: contact.uuid, firstName: contact.first, lastName: contact.last }
        : null,
    isPinned: random.chance(0.06),
    isEdited: random.chance(0.12),
    files: isAttached ? makeFiles(moment, plain, plan, random) : [],
  };
}

function makeFiles(
  moment: Moment,
  text: string,
  { created, uuid: note }: Draft,
  random: Random,
): readonly SampleFile[] {
  const { name, extension, mimeType, description } = attachmentOf(text, noteTopicOf(moment));
  const count = random.chance(0.2) ? 2 : 1;
  return Array.from({ length: count }, (_, number) => {
    return {
      uuid: uuidOf(hashText(note), 95, number),
      uploadedAt: formatWallTime(created),
      relatedTo: 'note',
      mimeType,
      fileExtension: extension,
      fileSize: random.whole(18_000, 2_400_000),
      fileDescription: description,
      fileName: `${name}${number === 0 ? '' : `_${number + 1}`}.${extension}`,
    };
  });
}

function organisationOf(contact: OfficeContact): SampleNote['organisation'] {
  if (contact.type === 'unknown' || contact.organisation === null) return null;
  return { uuid: contact.organisationUuid, name: contact.organisation };
}

function noteTopicOf({ service, direction, status, topic }: Moment): NoteTopic {
  if (direction === 'internal') return 'wewnętrzne';
  if (service === 'FAX') return 'faks';
  if (status === 'answered') return topic;
  return direction === 'in' ? 'nieodebrane' : 'bez odpowiedzi';
}

/** How readily people write a note, the mean of an office being about 1. */
function eagerness({ scene, service, direction, status, step, conversation }: Moment): number {
  if (direction === 'internal') return 0.15;
  if (status !== 'answered') return 0.7;
  if (service !== 'SMS') return 1.38;
  // A conversation is noted once, when it is clear what it is about.
  const length = conversation?.lines.length ?? 1;
  const noted = Math.floor(length / 2) + (scene.seed % Math.ceil(length / 2));
  return step === Math.min(noted, length - 1) ? 0.78 * length : 0;
}

function pickUnused(scripts: readonly string[], used: Set<string>, random: Random): string {
  const script = random.pick(scripts.some((one) => !used.has(one)) ? scripts.filter((one) => !used.has(one)) : scripts);
  used.add(script);
  return script;
}
