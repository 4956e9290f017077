import { Calendar, isOfficeOpen, whenOpen } from './calendar';
import { makeContact, type OfficeAgent, type OfficeContact } from './contacts';
import { conversations, isInSeason, timeOfLine, type Conversation } from './conversations';
import type { SampleDirection, SampleService, SampleStatus } from '../data/data';
import { hashParts, Random } from '../data/random';
import type { Scene } from './slots';
import type { Department } from '../words/people';
import type { Topic } from '../words/scripts';

/** What the office does: a period, how much happens in it, and how much of what. */
export interface OfficePlan {
  readonly seed: number;
  readonly interactions: number;
  readonly from: number;
  readonly to: number;
  readonly contacts: number;
  /** Shares of calls, SMS and faxes. */
  readonly shares: readonly [calls: number, sms: number, faxes: number];
}

/** One interaction of a scene. */
export interface Moment {
  readonly scene: Scene;
  readonly sceneNumber: number;
  readonly step: number;
  readonly service: SampleService;
  readonly direction: SampleDirection;
  readonly status: SampleStatus;
  readonly topic: Topic;
  readonly conversation: Conversation | null;
}

type Turn = readonly [direction: SampleDirection, status: SampleStatus, waitMinutes: number];

/** What becomes of a wish to talk, and how often. */
const CALLS: readonly { readonly weight: number; readonly turns: readonly Turn[] }[] = [
  { weight: 44, turns: [['in', 'answered', 0]] },
  { weight: 21, turns: [['out', 'answered', 0]] },
  {
    weight: 7,
    turns: [
      ['in', 'noAnswer', 0],
      ['out', 'answered', 40],
    ],
  },
  {
    weight: 4,
    turns: [
      ['in', 'busy', 0],
      ['in', 'answered', 6],
    ],
  },
  {
    weight: 6,
    turns: [
      ['out', 'noAnswer', 0],
      ['out', 'answered', 120],
    ],
  },
  {
    weight: 4,
    turns: [
      ['out', 'noAnswer', 0],
      ['in', 'answered', 25],
    ],
  },
  {
    weight: 2,
    turns: [
      ['in', 'noAnswer', 0],
      ['in', 'noAnswer', 4],
      ['out', 'answered', 30],
    ],
  },
  { weight: 3, turns: [['in', 'noAnswer', 0]] },
  {
    weight: 1,
    turns: [
      ['out', 'busy', 0],
      ['out', 'answered', 8],
    ],
  },
  { weight: 9, turns: [['internal', 'answered', 0]] },
  { weight: 2, turns: [['internal', 'noAnswer', 0]] },
];
const CALL_WEIGHTS = CALLS.map(({ weight }) => weight);
const FAXES: readonly { readonly weight: number; readonly turns: readonly Turn[] }[] = [
  { weight: 60, turns: [['in', 'answered', 0]] },
  { weight: 34, turns: [['out', 'answered', 0]] },
  {
    weight: 6,
    turns: [
      ['out', 'busy', 0],
      ['out', 'answered', 7],
    ],
  },
];
const FAX_WEIGHTS = FAXES.map(({ weight }) => weight);
const SERVICES = ['CALL', 'SMS', 'FAX'] as const;

const TOPICS: readonly (readonly [topic: Topic, weight: number, departments: readonly Department[]])[] = [
  ['zamówienie', 15, ['sprzedaż', 'sprzedaż', 'magazyn']],
  ['wizyta', 14, ['serwis']],
  ['awaria', 13, ['serwis']],
  ['dostawa', 12, ['magazyn', 'sprzedaż']],
  ['oferta', 11, ['sprzedaż']],
  ['faktura', 9, ['księgowość']],
  ['płatność', 8, ['księgowość']],
  ['reklamacja', 6, ['reklamacje']],
  ['umowa', 4, ['sprzedaż']],
  ['godziny', 4, ['sekretariat']],
  ['inne', 4, ['sekretariat']],
  ['współpraca', 3, ['sprzedaż']],
  ['dane', 2, ['sekretariat', 'księgowość']],
  ['opinia', 1.5, ['serwis', 'sekretariat']],
  ['praca', 0.5, ['sekretariat']],
];
const TOPIC_WEIGHTS = TOPICS.map(([, weight]) => weight);

/** A year or ten of an office, kept as a few numbers an interaction; texts and people are made on request. */
export class OfficeTimeline {
  readonly #plan: OfficePlan;
  readonly #agents: readonly OfficeAgent[];
  readonly #contacts = new Map<number, OfficeContact>();
  readonly #calendar: Calendar;
  readonly #random: Random;
  /** By interaction. */
  readonly seconds: Uint32Array;
  readonly #scenes: Uint32Array;
  readonly #steps: Uint8Array;
  /** By scene: service, script or topic, pattern of a call, contact, agent, beginning. */
  readonly #service: Uint8Array;
  readonly #script: Uint8Array;
  readonly #pattern: Uint8Array;
  readonly #contact: Uint32Array;
  readonly #agent: Uint8Array;
  readonly #start: Uint32Array;
  #deck: number[] = [];
  #made = 0;

  constructor(plan: OfficePlan, agents: readonly OfficeAgent[]) {
    const size = plan.interactions;
    this.#plan = plan;
    this.#agents = agents;
    this.#calendar = new Calendar(plan.from, plan.to);
    this.#random = new Random(plan.seed, 71);
    this.seconds = new Uint32Array(size);
    this.#scenes = new Uint32Array(size);
    this.#steps = new Uint8Array(size);
    this.#service = new Uint8Array(size);
    this.#script = new Uint8Array(size);
    this.#pattern = new Uint8Array(size);
    this.#contact = new Uint32Array(size);
    this.#agent = new Uint8Array(size);
    this.#start = new Uint32Array(size);
    this.#play();
    this.#sort();
  }

  /** The interaction at an index in the order of time. */
  momentAt(index: number): Moment {
    const sceneNumber = this.#scenes[index] ?? 0;
    const step = this.#steps[index] ?? 0;
    const scene: Scene = {
      seed: hashParts(this.#plan.seed, 61, sceneNumber),
      start: this.#start[sceneNumber] ?? 0,
      contact: this.contact(this.#contact[sceneNumber] ?? 0),
      agent: this.agent(this.#agent[sceneNumber] ?? 0),
    };
    const service = SERVICES[this.#service[sceneNumber] ?? 0] ?? 'CALL';
    if (service === 'SMS') {
      const conversation = conversations[this.#script[sceneNumber] ?? 0];
      const direction = conversation?.lines[step]?.isFromContact === false ? 'out' : 'in';
      return {
        scene,
        sceneNumber,
        step,
        service,
        direction,
        status: 'answered',
        topic: conversation?.topic ?? 'inne',
        conversation: conversation ?? null,
      };
    }
    const turns = (service === 'FAX' ? FAXES : CALLS)[this.#pattern[sceneNumber] ?? 0]?.turns ?? [];
    const [direction, status] = turns[step] ?? ['in', 'answered', 0];
    return {
      scene,
      sceneNumber,
      step,
      service,
      direction,
      status,
      topic: TOPICS[this.#script[sceneNumber] ?? 0]?.[0] ?? 'inne',
      conversation: null,
    };
  }

  /** The agent at a place in the list of agents. */
  agent(place: number): OfficeAgent {
    const agent = this.#agents[place % this.#agents.length];
    if (agent === undefined) throw new RangeError('the office has no agents');
    return agent;
  }

  /** The contact with a number of its own. */
  contact(id: number): OfficeContact {
    const known = this.#contacts.get(id);
    if (known !== undefined) return known;
    const contact = makeContact(this.#plan.seed, id);
    this.#contacts.set(id, contact);
    return contact;
  }

  /** Plays scenes until there are enough interactions; each time the service that lags most behind its share comes next. */
  #play(): void {
    const counts = [0, 0, 0];
    let scene = 0;
    while (this.#made < this.#plan.interactions) {
      const lags = this.#plan.shares.map((share, place) => share * (this.#made + 1) - (counts[place] ?? 0));
      const service = lags.indexOf(Math.max(...lags));
      this.#service[scene] = service;
      const before = this.#made;
      if (service === 1) this.#playConversation(scene);
      else this.#playCalls(scene, service === 2);
      counts[service] = (counts[service] ?? 0) + this.#made - before;
      scene += 1;
    }
  }

  #playConversation(scene: number): void {
    const random = this.#random;
    const { script, conversation, start } = this.#drawConversation();
    this.#script[scene] = script;
    this.#contact[scene] = this.#drawContact(
      (contact) => contact.isMobile && contact.isForeign === conversation.isForeign,
    );
    this.#agent[scene] = this.#drawAgent(TOPICS.find(([topic]) => topic === conversation.topic)?.[2] ?? []);
    this.#start[scene] = start;
    let seconds = start;
    for (const [step, line] of conversation.lines.entries()) {
      if (step > 0) seconds = timeOfLine(line, seconds, random);
      if (seconds > this.#plan.to) return;
      this.#add(seconds, scene, step);
    }
  }

  #playCalls(scene: number, isFax: boolean): void {
    const random = this.#random;
    const pattern = random.weighted(isFax ? FAX_WEIGHTS : CALL_WEIGHTS);
    const turns = (isFax ? FAXES : CALLS)[pattern]?.turns ?? [];
    const topic = random.weighted(TOPIC_WEIGHTS);
    const isAnswered = turns[0]?.[1] !== 'noAnswer' || turns[0][0] !== 'in';
    let seconds = this.#calendar.draw(random, isAnswered);
    this.#script[scene] = topic;
    this.#pattern[scene] = pattern;
    this.#contact[scene] = this.#drawContact(
      (contact) => !isFax || (!contact.isMobile && contact.organisation !== null),
    );
    this.#agent[scene] = this.#drawAgent(TOPICS[topic]?.[2] ?? []);
    this.#start[scene] = seconds;
    for (const [step, [direction, , waitMinutes]] of turns.entries()) {
      if (step > 0) seconds = Math.round(seconds + 30 + random.wait(waitMinutes * 60));
      if (direction === 'out' || step > 0) seconds = whenOpen(seconds, random);
      if (seconds > this.#plan.to) return;
      this.#add(seconds, scene, step);
    }
  }

  #drawConversation(): { readonly script: number; readonly conversation: Conversation; readonly start: number } {
    for (;;) {
      if (this.#deck.length === 0) this.#deck = shuffle(conversations.length, this.#random);
      const script = this.#deck.pop() ?? 0;
      const conversation = conversations[script];
      if (conversation === undefined) continue;
      for (let attempt = 0; attempt < 12; attempt += 1) {
        const isFromContact = conversation.lines[0]?.isFromContact ?? true;
        const start = this.#calendar.draw(this.#random, !isFromContact);
        if (!isFromContact && !isOfficeOpen(start)) continue;
        if (isInSeason(conversation, start)) return { script, conversation, start };
      }
    }
  }

  /** Some contacts are heard from every week, most once or twice a year. */
  #drawContact(fits: (contact: OfficeContact) => boolean): number {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const id = Math.floor(this.#plan.contacts * this.#random.unit() ** 2.1);
      if (fits(this.contact(id))) return id;
    }
    for (let id = 0; id < 200; id += 1) if (fits(this.contact(id))) return id;
    return 0;
  }

  #drawAgent(departments: readonly string[]): number {
    const random = this.#random;
    const department = departments.length === 0 || random.chance(0.12) ? null : random.pick(departments);
    const fitting = [...this.#agents.keys()].filter(
      (place) => department === null || this.#agents[place]?.department === department,
    );
    return random.pick(fitting);
  }

  #add(seconds: number, scene: number, step: number): void {
    if (this.#made >= this.#plan.interactions) return;
    this.seconds[this.#made] = seconds;
    this.#scenes[this.#made] = scene;
    this.#steps[this.#made] = step;
    this.#made += 1;
  }

  /** Puts the interactions in the order of time; seconds and place share one number, which sorts without a comparison function. */
  #sort(): void {
    const scenes = this.#scenes.slice();
    const steps = this.#steps.slice();
    const keys = Float64Array.from(this.seconds, (seconds, place) => seconds * 0x20_0000 + place).sort();
    for (const [index, key] of keys.entries()) {
      const place = key % 0x20_0000;
      this.seconds[index] = Math.floor(key / 0x20_0000);
      this.#scenes[index] = scenes[place] ?? 0;
      this.#steps[index] = steps[place] ?? 0;
    }
  }
}

function shuffle(count: number, random: Random): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  for (let place = count - 1; place > 0; place -= 1) {
    const other = random.whole(0, place);
    [places[place], places[other]] = [places[other] ?? 0, places[place] ?? 0];
  }
  return places;
}
