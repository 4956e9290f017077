import { contactParty, type OfficeAgent } from './contacts';
import type { SampleFlag, SampleInteraction, SampleNumber, SampleParty, SampleUser } from '../data/data';
import { sayTomorrow, typeAs, wordScript } from './phrase';
import { hashText, Random } from '../data/random';
import type { Moment, OfficeTimeline } from './timeline';
import { uuidAt, uuidOf } from '../data/uuid';
import { formatWallTime } from '../data/wall-time';
import { flagColors, flagsOf, queueOf } from '../words/labels';

/** The number of a caller who hides it. */
const HIDDEN: SampleNumber = { number: 'anonymous', formatted: 'Numer zastrzeżony' };

/** The interaction at an index of the office's history. */
export function makeInteraction(timeline: OfficeTimeline, index: number, seed: number): SampleInteraction {
  const moment = timeline.momentAt(index);
  const random = new Random(seed, 81, index);
  const seconds = timeline.seconds[index] ?? 0;
  const uuid = uuidAt(seed, index);
  return {
    uuid,
    callDate: formatWallTime(seconds),
    service: moment.service,
    ...lengthOf(moment, random),
    ...(moment.direction === 'internal' ? insideOf(moment, timeline, random) : outsideOf(moment, random)),
    direction: moment.direction,
    smsData: smsOf(moment, seconds),
    flags: flagsOfMoment(moment, random, seed).map((name) => makeFlag(name, uuid, seed)),
    status: moment.status,
  };
}

type Sides = Pick<SampleInteraction, 'destination' | 'externalNumber' | 'from' | 'to' | 'userTalk'>;

function outsideOf(moment: Moment, random: Random): Sides {
  const { scene, direction, service, status } = moment;
  const { contact, agent } = scene;
  const isHidden = service === 'CALL' && direction === 'in' && contact.type === 'unknown' && scene.seed % 12 === 0;
  const party: SampleParty | null = isHidden ? null : contactParty(contact);
  const isTaken = status === 'answered' && service === 'CALL';
  const isQueued = direction === 'in' && service === 'CALL' && random.chance(0.72);
  return {
    destination: destinationOf(moment, isQueued),
    externalNumber: { ...(isHidden ? HIDDEN : contact.number), type: isHidden ? 'unknown' : contact.type },
    from: direction === 'in' ? party : userParty(agent),
    to: direction === 'out' ? party : isTaken ? userParty(agent) : null,
    userTalk: {
      status: isQueued ? 'queue' : 'noQueue',
      receivers: isTaken || direction === 'out' ? [userOf(agent)] : [],
    },
  };
}

function insideOf({ scene, status }: Moment, timeline: OfficeTimeline, random: Random): Sides {
  let other = timeline.agent(random.whole(0, 99));
  while (other.internal === scene.agent.internal) other = timeline.agent(random.whole(0, 99));
  const extension = String(other.internal);
  return {
    destination: 'Połączenie Wewnętrzne',
    externalNumber: { number: extension, formatted: extension, type: 'unknown' },
    from: userParty(scene.agent),
    to: userParty(other),
    userTalk: { status: 'internal', receivers: status === 'answered' ? [userOf(other)] : [] },
  };
}

function destinationOf({ service, direction, scene }: Moment, isQueued: boolean): string {
  if (service === 'SMS') return direction === 'in' ? 'SMS Przychodzący' : 'SMS Wychodzący';
  if (service === 'FAX') return direction === 'in' ? 'Faks Przychodzący' : 'Faks Wychodzący';
  if (direction === 'out') return 'Połączenie Wychodzące';
  return isQueued ? queueOf(scene.agent.department) : 'Połączenie Przychodzące';
}

/** Seconds and cost (in grosze). */
function lengthOf(
  { service, status, direction, topic, scene }: Moment,
  random: Random,
): { readonly durationSeconds: number; readonly cost: number } {
  if (service === 'SMS') return { durationSeconds: 0, cost: direction === 'out' ? 8 : 0 };
  if (status !== 'answered') return { durationSeconds: 0, cost: 0 };
  const median =
    service === 'FAX' ? 48 : direction === 'internal' ? 45 : topic === 'godziny' || topic === 'inne' ? 55 : 128;
  const durationSeconds = Math.max(6, Math.min(2700, Math.round(random.around(median, service === 'FAX' ? 0.4 : 0.8))));
  const perMinute = direction !== 'out' ? 0 : scene.contact.isForeign ? 45 : scene.contact.isMobile ? 7 : 4;
  return { durationSeconds, cost: Math.ceil((durationSeconds / 60) * perMinute) };
}

function smsOf({ conversation, scene, step }: Moment, seconds: number): string | null {
  const line = conversation?.lines[step];
  if (line === undefined) return null;
  const { contact, agent } = scene;
  const [speaker, addressee] = line.isFromContact ? [contact.gender, agent.gender] : [agent.gender, contact.gender];
  const text = sayTomorrow(wordScript(line.script, scene, speaker, addressee, step), seconds);
  return line.isFromContact ? typeAs(text, contact.typing, new Random(scene.seed, 52, step)) : text;
}

function flagsOfMoment(
  { topic, status, direction, scene, service }: Moment,
  random: Random,
  seed: number,
): readonly string[] {
  if (direction === 'internal') return [];
  const flags = random.chance(service === 'SMS' ? 0.08 : 0.2) ? flagsOf(topic) : [];
  const isMissed = direction === 'in' && status !== 'answered' && random.chance(0.4);
  const isVip = hashText(scene.contact.uuid, seed) % 24 === 0 && random.chance(0.85);
  return [...flags, ...(isMissed ? ['Oddzwonić'] : []), ...(isVip ? ['VIP'] : [])];
}

function makeFlag(name: string, interaction: string, seed: number): SampleFlag {
  return {
    name,
    uuid: uuidOf(seed, 25, hashText(name)),
    color: flagColors[name] ?? '#868e96',
    relUuid: uuidOf(seed, 26, hashText(interaction + name)),
  };
}

function userOf({ internal, uuid, firstName, lastName }: OfficeAgent): SampleUser {
  return { internal, uuid, firstName, lastName };
}

function userParty({ internal, uuid, firstName, lastName }: OfficeAgent): SampleParty {
  return { type: 'user', uuid, firstName, lastName, number: String(internal), numberNotFormatted: String(internal) };
}
