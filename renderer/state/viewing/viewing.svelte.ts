import type { Archive } from '../../archive';
import { failureOf, type Failure } from '../../../preload/failure';
import type { Setup, ViewedArchive } from '../../../preload/model';
import type { Locale } from '../common/locale.svelte';
import type { Notices } from '../common/notices.svelte';

interface Parts {
  readonly archive: Archive;
  readonly notices: Notices;
  readonly locale: Locale;
  readonly session: {
    readonly setup: Setup | null;
    enterAnother(setup: Setup): void;
    viewed(viewed: Setup['viewed'], viewedBefore: Setup['viewedBefore']): void;
  };
  /** What is looked into is open. */
  readonly entered: () => void;
  readonly show: (dialog: 'view') => void;
  readonly close: () => void;
}

/** Looking into backups and archives that are only read: which, and how it stands with the one that is open. */
export class Viewing {
  readonly #parts: Parts;
  /** What is asked about: brought by the system, or protected by a password that is not known yet. */
  #place = $state.raw<string | null>(null);
  #isOffered = $state(false);
  #failure = $state.raw<Failure | null>(null);
  #isOpening = $state(false);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What is only looked into; null where the archive that is open may be written. */
  get current(): ViewedArchive | null {
    return this.#parts.session.setup?.viewed ?? null;
  }

  /** Why nothing can be changed, in a line; null where it can. */
  get readOnly(): string | null {
    const { locale } = this.#parts;
    return this.current === null ? null : locale.t('viewing.readOnly', { when: locale.instant(this.current.at) });
  }

  get place(): string | null {
    return this.#place;
  }

  /** The system brought it: it may be restored as well. */
  get isOffered(): boolean {
    return this.#isOffered;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get needsPassword(): boolean {
    return this.#failure !== null && ofPassword(this.#failure);
  }

  get isOpening(): boolean {
    return this.#isOpening;
  }

  /** Asks what is to be looked into. */
  ask(): void {
    this.#begin(null, false);
    this.#parts.show('view');
  }

  /** Asks what is to become of what the system brought, where it brought something. */
  async takeOffered(): Promise<void> {
    const place = await this.#parts.notices.attempt(
      this.#parts.archive.ask('takeOffered', {}).then((offered) => ({ offered })),
    );
    if (place?.offered == null) return;
    this.#parts.close();
    this.#begin(place.offered, true);
    this.#parts.show('view');
  }

  /** Asks the person for a file or a folder, and opens it. */
  async choose(what: 'file' | 'folder'): Promise<void> {
    const { archive, notices } = this.#parts;
    const chosen = await notices.attempt(archive.ask('chooseViewed', { what }).then((place) => ({ place })));
    if (chosen?.place != null) await this.open(chosen.place, null);
  }

  /** Opens a place; where it cannot be, the dialog says why and stays. */
  async open(place: string, password: string | null): Promise<void> {
    const { archive, entered, session } = this.#parts;
    if (this.#isOpening) return;
    if (place !== this.#place) this.#begin(place, false);
    this.#isOpening = true;
    try {
      const setup = await archive.ask('viewArchive', { place, password });
      this.#begin(null, false);
      this.#parts.close();
      session.enterAnother(setup);
      entered();
    } catch (thrown) {
      this.#failure = failureOf(thrown);
      this.#parts.show('view');
    } finally {
      this.#isOpening = false;
    }
  }

  async forget(place: string): Promise<void> {
    const { archive, notices, session } = this.#parts;
    const setup = await notices.attempt(archive.ask('forgetViewed', { place }));
    if (setup !== null) session.viewed(setup.viewed, setup.viewedBefore);
  }

  /** What was to be open at the start is protected: its password is asked for. */
  startedClosed(failure: Failure): void {
    // The latest one is what was open.
    const latest = this.#parts.session.setup?.viewedBefore[0];
    if (!ofPassword(failure) || latest === undefined) return;
    this.#begin(latest.place, false);
    this.#failure = failure;
    this.#parts.show('view');
  }

  /** Another file is read by now, or its place has gone or come back. */
  changed(now: ViewedArchive): void {
    const { notices, locale, session } = this.#parts;
    const before = this.current;
    if (before === null) return;
    session.viewed(now, session.setup?.viewedBefore ?? []);
    if (now.away !== null) return;
    const { t } = locale;
    if (now.at !== before.at) notices.done(t('viewing.newer', { when: locale.instant(now.at) }));
    else if (before.away !== null) notices.done(t('viewing.back'));
  }

  #begin(place: string | null, isOffered: boolean): void {
    this.#place = place;
    this.#isOffered = isOffered;
    this.#failure = null;
  }
}

function ofPassword({ kind }: Failure): boolean {
  return kind === 'backupPasswordMissing' || kind === 'backupPasswordWrong';
}
