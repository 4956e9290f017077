import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerQuestion, letArrive, occasionOf, servedInteractionOf, servedNotesOf } from './answer';
import type { SampleData, SampleInteraction, SampleNote } from '../data/data';
import { plainDialect, type Dialect } from './dialect';
import type { Faults } from './faults';
import { Injector, type Occasion } from './injector';
import { describeQuestion, readQuestion } from './question';
import type { SampleRecord } from '../data/records';
import { sendBody, sendFault, sendRefusal, UNAUTHORISED_MESSAGE } from './reply';
import type { ServedObject } from './serve';
import { lastSecondOf, wallSeconds } from '../data/wall-time';
import { World } from '../data/world';

/** How to start the server. */
export interface CrmServerOptions {
  readonly data: SampleData;
  /** The API key that it accepts; `demo` where none is given. */
  readonly key?: string;
  readonly faults?: Faults;
  readonly dialect?: Dialect;
  /** The port; any free one where none is given. */
  readonly port?: number;
  /** The clock of the rate limits, in milliseconds. */
  readonly now?: () => number;
}

/** A request that came in and what became of it. */
export interface LoggedRequest {
  readonly question: string;
  /** 0 where no answer was begun. */
  readonly status: number;
  readonly fault: string | null;
}

/** What the server was asked so far. */
export interface Requests {
  readonly total: number;
  readonly callHistory: number;
  readonly notes: number;
  /** Refused: wrong key, over the limit, or not understood. */
  readonly refused: number;
  /** The last 20,000 requests, the oldest first. */
  readonly log: readonly LoggedRequest[];
}

/** A running CRM. Its contents and its faults can be changed while it answers. */
export interface CrmServer {
  /** `http://127.0.0.1:PORT/publicApi/`. */
  readonly baseUrl: string;
  /** The key that it started with. */
  readonly key: string;
  readonly data: SampleData;
  readonly requests: Requests;
  setFaults(faults: Faults): void;
  setDialect(dialect: Dialect): void;
  setKey(key: string): void;
  addInteractions(records: readonly SampleRecord[]): void;
  editInteraction(uuid: string, change: Partial<Omit<SampleInteraction, 'uuid' | 'callDate'>>): void;
  removeInteraction(uuid: string): void;
  addNote(interaction: string, note: SampleNote): void;
  editNote(interaction: string, note: string, change: Partial<SampleNote>): void;
  /** Marks the note as deleted, or lets it vanish from the answers. */
  deleteNote(interaction: string, note: string, how?: 'marked' | 'vanished'): void;
  /** How many interactions there are now. */
  count(): number;
  /** The uuids of a period (days or wall times), both ends included, the oldest first. */
  uuidsBetween(dateFrom: string, dateTo: string): readonly string[];
  notesOf(interaction: string): readonly SampleNote[];
  /** What a correct reader must rebuild of an interaction; null where there is none. */
  servedInteraction(uuid: string): ServedObject | null;
  /** What a correct reader must rebuild of an interaction's notes; an unescaped text is the inner JSON as printed. */
  servedNotes(uuid: string): readonly ServedObject[];
  close(): Promise<void>;
}

const LOG_KEPT = 20_000;

/** Starts a CRM on 127.0.0.1. */
export async function startCrmServer(options: CrmServerOptions): Promise<CrmServer> {
  const crm = new Crm(options);
  const http = createServer((request, response) => {
    crm.answer(request, response);
  });
  http.keepAliveTimeout = 60_000;
  // A browser opens connections before it needs them; Node's own closeAllConnections knows only those that asked.
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening, failed) => {
    http.once('error', failed);
    http.listen(options.port ?? 0, '127.0.0.1', listening);
  });
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const close = (): Promise<void> =>
    new Promise((closed) => {
      crm.stop();
      http.close(() => {
        closed();
      });
      for (const socket of sockets) socket.destroy();
    });
  return crm.face(`http://127.0.0.1:${address.port}/publicApi/`, close);
}

class Crm {
  readonly #world: World;
  readonly #now: () => number;
  #dialect: Dialect;
  #injector: Injector;
  #key: string;
  readonly #requests = { total: 0, callHistory: 0, notes: 0, refused: 0, log: new Array<LoggedRequest>() };
  readonly #delays = new Set<NodeJS.Timeout>();

  constructor(options: CrmServerOptions) {
    this.#world = new World(options.data);
    this.#now = options.now ?? (() => performance.now());
    this.#dialect = options.dialect ?? plainDialect;
    this.#injector = new Injector(options.faults ?? [], this.#now);
    this.#key = options.key ?? 'demo';
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const number = (this.#requests.total += 1);
    request.resume();
    if (request.headers.authorization !== `Bearer ${this.#key}`) {
      this.#refuse(response, 401, UNAUTHORISED_MESSAGE, 'a wrong key');
      return;
    }
    if (request.method !== 'GET') {
      this.#refuse(response, 405, 'Method not allowed', 'not a GET');
      return;
    }
    const url = request.url ?? '';
    const question = readQuestion(url);
    if (question.method === 'refused') {
      const status = question.status === 'notFound' ? 404 : this.#dialect.badParameterStatus;
      this.#refuse(response, status, question.message, 'not understood');
      return;
    }
    this.#requests[question.method] += 1;
    this.#answer(response, occasionOf(this.#world, question, url), number);
  }

  #answer(response: ServerResponse, occasion: Occasion, number: number): void {
    const { delayMs, fault } = this.#injector.spoilAnswer(occasion);
    const respond = (): void => {
      const refuses = fault?.kind === 'rateLimit' || fault?.kind === 'unauthorised';
      const body = refuses ? '' : answerQuestion(this.#world, this.#dialect, this.#injector, occasion, number);
      if (fault === null) sendBody(response, 200, body);
      else sendFault(response, fault, body);
      if (refuses) this.#requests.refused += 1;
      this.#log({
        question: describeQuestion(occasion.question),
        status: response.headersSent ? response.statusCode : 0,
        fault: fault?.kind ?? null,
      });
      if (fault === null) this.#arrive(occasion);
    };
    if (delayMs > 0) this.#later(delayMs, respond);
    else respond();
  }

  #arrive(occasion: Occasion): void {
    const { question } = occasion;
    if (question.method !== 'callHistory') return;
    for (const fault of this.#injector.strikingOf('arriving', occasion))
      letArrive(this.#world, question, fault.count ?? 1);
  }

  #refuse(response: ServerResponse, status: number, message: string, why: string): void {
    this.#requests.refused += 1;
    this.#log({ question: why, status, fault: null });
    sendRefusal(response, status, message);
  }

  #log(entry: LoggedRequest): void {
    this.#requests.log.push(entry);
    if (this.#requests.log.length > LOG_KEPT) this.#requests.log.splice(0, LOG_KEPT / 10);
  }

  #later(delayMs: number, respond: () => void): void {
    const delay = setTimeout(() => {
      this.#delays.delete(delay);
      respond();
    }, delayMs);
    this.#delays.add(delay);
  }

  stop(): void {
    for (const delay of this.#delays) clearTimeout(delay);
    this.#delays.clear();
  }

  face(baseUrl: string, close: () => Promise<void>): CrmServer {
    const world = this.#world;
    return {
      baseUrl,
      key: this.#key,
      data: world.data,
      requests: this.#requests,
      setFaults: (faults) => {
        this.#injector = new Injector(faults, this.#now);
      },
      setDialect: (dialect) => {
        this.#dialect = dialect;
      },
      setKey: (key) => {
        this.#key = key;
      },
      addInteractions: (records) => {
        world.add(records);
      },
      editInteraction: (uuid, change) => {
        world.edit(uuid, change);
      },
      removeInteraction: (uuid) => {
        world.remove(uuid);
      },
      addNote: (interaction, note) => {
        world.replaceNotes(interaction, [...world.notesOf(interaction), note]);
      },
      editNote: (interaction, note, change) => {
        world.replaceNotes(interaction, changeNote(world.notesOf(interaction), note, change));
      },
      deleteNote: (interaction, note, how = 'marked') => {
        const changed = changeNote(world.notesOf(interaction), note, { status: 'deleted' });
        world.replaceNotes(interaction, how === 'marked' ? changed : changed.filter(({ uuid }) => uuid !== note));
      },
      count: () => world.count,
      uuidsBetween: (dateFrom, dateTo) =>
        Array.from(world.list({ from: wallSeconds(dateFrom), to: lastSecondOf(dateTo) }, 'oldestFirst', 0), (place) =>
          world.uuidAt(place),
        ),
      notesOf: (interaction) => world.notesOf(interaction),
      servedInteraction: (uuid) => servedInteractionOf(world, this.#dialect, uuid),
      servedNotes: (uuid) => servedNotesOf(world, this.#dialect, uuid),
      close,
    };
  }
}

function changeNote(notes: readonly SampleNote[], uuid: string, change: Partial<SampleNote>): readonly SampleNote[] {
  if (!notes.some((note) => note.uuid === uuid)) throw new Error(`there is no note ${uuid}`);
  return notes.map((note) => (note.uuid === uuid ? { ...note, ...change } : note));
}
