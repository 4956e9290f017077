import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import {
  identityKinds,
  maxIdentities,
  noSubject,
  type KnownAs,
  type PersonFound,
  type Subject,
} from '../../../preload/person';
import { identityKindOf, withIdentity, withOther, withoutIdentity, withSame } from '../../../preload/typed-identity';
import { NewestQuestion } from '../common/asking/newest-question';
import { ContactSuggestions } from '../filters/contact-suggestions.svelte';
import type { Identity } from './identity';
import { MentionList } from './mention-list.svelte';

/** The person who is asked about: who it is, under what they are known, and who mentions them. */
export class Person {
  readonly #question: NewestQuestion;
  #subject = $state.raw<Subject>(noSubject);
  #isWide = $state(false);
  #found = $state.raw<PersonFound | null>(null);
  #isAsking = $state(false);
  #failure = $state.raw<Failure | null>(null);
  readonly mentions: MentionList;
  /** Names and numbers that begin like what is typed. */
  readonly suggestions: ContactSuggestions;

  constructor(archive: Archive) {
    this.mentions = new MentionList(archive);
    this.suggestions = new ContactSuggestions(archive);
    this.#question = new NewestQuestion(
      async (signal) => {
        try {
          const found = await archive.ask('findPerson', { subject: this.#subject, isWide: this.#isWide }, signal);
          if (signal.aborted) return;
          this.#found = found;
          this.#failure = null;
        } catch (thrown) {
          if (!signal.aborted) this.#failure = failureOf(thrown);
        }
      },
      () => {
        this.#isAsking = false;
        if (this.isSomebody && this.#failure === null) this.mentions.begin(this.#asked());
      },
    );
  }

  get subject(): Subject {
    return this.#subject;
  }

  /** Everything that was given, as it was. */
  readonly identities = $derived<readonly Identity[]>(
    identityKinds.flatMap((kind) => this.#subject[kind].map((value) => ({ kind, value }))),
  );

  /** Whether anybody is asked about. */
  readonly isSomebody = $derived(this.identities.length > 0);

  /** What was answered last; it may be of a moment ago while the next answer is awaited. */
  get found(): PersonFound | null {
    return this.#found;
  }

  get isAsking(): boolean {
    return this.#isAsking;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Also mentions by what others may be called too, as by the last name alone. */
  get isWide(): boolean {
    return this.#isWide;
  }

  set isWide(isWide: boolean) {
    this.#isWide = isWide;
    this.#ask();
  }

  /** Somebody else is asked about; whoever it is already stays as they were left. */
  begin({ kind, value }: Identity): void {
    if (this.#subject[kind].includes(value)) return;
    this.forget();
    this.#take(withIdentity(noSubject, kind, value));
  }

  /** Nobody is asked about any more. */
  forget(): void {
    this.#subject = noSubject;
    this.#isWide = false;
    this.#found = null;
    this.#failure = null;
    this.mentions.forget();
  }

  /** Takes what was typed for something of the person; false where it is nothing, or there is too much. */
  add(typed: string): boolean {
    const text = typed.trim();
    const kind = identityKindOf(text);
    if (text === '' || this.#subject[kind].length >= maxIdentities) return false;
    this.#take(withIdentity(this.#subject, kind, text));
    return true;
  }

  /** It is of the person as well: all records that have it are. */
  join({ kind, value }: KnownAs): void {
    if (kind !== 'unnamed') this.#take(withIdentity(this.#subject, kind, value));
  }

  /** It does not identify the person after all. */
  leave({ kind, value }: Identity): void {
    const subject = withoutIdentity(this.#subject, kind, value);
    if (identityKinds.some((one) => subject[one].length > 0)) this.#take(subject);
    else this.forget();
  }

  /** It is somebody else, or is not after all. */
  part({ kind, value }: KnownAs, isOther: boolean): void {
    const change = isOther ? withOther : withSame;
    this.#take(change(this.#subject, kind === 'unnamed' ? null : value));
  }

  /** Asks once more, after a failure. */
  again(): void {
    this.#ask();
  }

  #take(subject: Subject): void {
    this.#subject = subject;
    this.#ask();
  }

  #ask(): void {
    if (!this.isSomebody) return;
    this.#isAsking = true;
    this.#question.ask();
  }

  #asked() {
    return { subject: this.#subject, isWide: this.#isWide };
  }
}
