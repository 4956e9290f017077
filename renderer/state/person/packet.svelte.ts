import type { Archive } from '../../archive';
import type { PacketChoice, PacketProgress, PacketReport } from '../../../preload/export/packet';
import { failureOf, type Failure } from '../../../preload/failure';
import type { Language } from '../../../preload/model';
import { BlackeningDraft } from './blackening.svelte';
import { givenAs } from './known-list';
import { PacketTextList } from './packet-texts.svelte';
import type { Person } from './person.svelte';

/** The packet of the person who is asked about: what goes into it, what of others is blackened, and how it went. */
export class Packet {
  readonly #archive: Archive;
  readonly #person: Person;
  readonly #done: (report: PacketReport) => void;
  readonly blackening = new BlackeningDraft();
  readonly texts: PacketTextList;
  /** Of whom the choices are. */
  #of = '';
  who = $state('');
  askedBy = $state('');
  language = $state<Language>('pl');
  ownMarks = $state(false);
  to = $state<'folder' | 'zip'>('folder');
  /** Only texts in which something was found are shown. */
  onlyWithSpans = $state(true);
  #progress = $state.raw<PacketProgress | null>(null);
  #running = $state.raw<AbortController | null>(null);
  #wasCancelled = $state(false);
  #report = $state.raw<PacketReport | null>(null);
  #failure = $state.raw<Failure | null>(null);

  readonly choice = $derived.by<PacketChoice>(() => {
    const { language, ownMarks } = this;
    return { language, ownMarks, mentions: this.#person.mentions.taken, blackening: this.blackening.asked };
  });

  /** `done` is told of every packet that was made. */
  constructor(archive: Archive, person: Person, done: (report: PacketReport) => void) {
    this.#archive = archive;
    this.#person = person;
    this.#done = done;
    this.texts = new PacketTextList(archive, (text) => {
      this.blackening.follow(text);
    });
  }

  get progress(): PacketProgress | null {
    return this.#progress;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  get wasCancelled(): boolean {
    return this.#wasCancelled;
  }

  get report(): PacketReport | null {
    return this.#report;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The dialog was opened: of the same person, what was chosen stays. */
  begin(language: Language): void {
    if (this.isRunning) return;
    this.again();
    const of = JSON.stringify(this.#person.subject);
    if (of === this.#of) return;
    this.#of = of;
    this.blackening.forget();
    this.texts.forget();
    const { identities, found } = this.#person;
    this.who = identities
      .map((identity) => givenAs(identity, found, language).name)
      .filter((name) => name !== '…')
      .join(', ');
    this.askedBy = '';
    this.language = language;
    this.ownMarks = false;
    this.onlyWithSpans = true;
  }

  /** Another archive is open: nothing that was chosen is of it. */
  forget(): void {
    this.cancel();
    this.#of = '';
    this.blackening.forget();
    this.texts.forget();
    this.again();
  }

  /** Reads the texts as they are chosen now; what is blackened by its kind alone changes none of them. */
  look(): void {
    const { subject } = this.#person;
    const { language, ownMarks, mentions } = this.choice;
    const { agents, words } = this.blackening;
    const choice = { language, ownMarks, mentions, blackening: { kinds: [], agents, words, texts: [] } };
    this.texts.begin({ subject, choice, onlyWithSpans: this.onlyWithSpans });
  }

  /** Back to the choices, after a packet was made or not. */
  again(): void {
    this.#report = null;
    this.#failure = null;
    this.#progress = null;
    this.#wasCancelled = false;
  }

  progressed(progress: PacketProgress): void {
    if (this.isRunning) this.#progress = progress;
  }

  /** Asks where to, and makes it; nothing happens when the person changed their mind. */
  async make(): Promise<void> {
    if (this.isRunning || this.who.trim() === '') return;
    this.again();
    const running = new AbortController();
    this.#running = running;
    const { askedBy, choice, to, who } = this;
    const order = { subject: this.#person.subject, who: who.trim(), askedBy: askedBy.trim() || null, choice, to };
    try {
      const report = await this.#archive.ask('makePacket', order, running.signal);
      this.#report = report;
      if (report !== null) this.#done(report);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind === 'cancelled') this.#wasCancelled = true;
      else this.#failure = failure;
    } finally {
      this.#running = null;
    }
  }

  /** Stops what is made; nothing is left of it. */
  cancel(): void {
    this.#running?.abort();
  }
}
