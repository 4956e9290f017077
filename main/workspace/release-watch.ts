import type { LookFailure, NewerVersion, UpdateStanding } from '../../preload/desktop/release';
import { dayOfClock } from '../../preload/words/format';
import { bringNotice } from '../versions/bring-notice';
import { isNewer, readNotice } from '../versions/notice';
import type { Platform } from './platform';
import type { KeptSettings } from './settings/kept-settings';

/** What a look for a newer version needs. */
interface Surroundings {
  readonly platform: Pick<Platform, 'version' | 'fetchRelease' | 'policy' | 'log'>;
  readonly kept: Pick<KeptSettings, 'current' | 'change'>;
}

/** Whether there is a newer version of the program: looked for once a day, where a person or an administrator wants that. Nothing is downloaded or run. */
export class ReleaseWatch {
  readonly #around: Surroundings;
  #failure: LookFailure | null = null;
  #looking: Promise<void> | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get standing(): UpdateStanding {
    const source = this.#source;
    const isOn = this.#isOn;
    return {
      address: source?.address ?? null,
      isOn,
      newer: isOn ? this.#newer : null,
      failure: isOn ? this.#failure : null,
    };
  }

  /** Looks where that is due, and gives the version that the window has not told of yet, once. */
  async look(now = new Date()): Promise<NewerVersion | null> {
    if (!this.#isOn) return null;
    if (this.#around.kept.current.release.lookedOn !== dayOfClock(now)) await this.#lookNow(now);
    const newer = this.#newer;
    const { toldOf } = this.#around.kept.current.release;
    // One that was withdrawn makes no news of the one before.
    if (newer === null || (toldOf !== null && !isNewer(newer.version, toldOf))) return null;
    this.#keep({ toldOf: newer.version });
    return newer;
  }

  /** A person switches it on, and it is looked at once; or off. */
  async change(isOn: boolean, now = new Date()): Promise<void> {
    this.#keep({ looksForNewer: isOn });
    this.#failure = null;
    if (isOn && this.#isOn) await this.#lookNow(now);
  }

  /** Where it is looked, and whose signature holds there; null where no administrator named a place. */
  get #source(): { readonly address: string; readonly key: string } | null {
    const { updateAddress: address, updateKey: key } = this.#around.platform.policy.held;
    return address === undefined || key === undefined ? null : { address, key };
  }

  get #isOn(): boolean {
    const { updateNotice } = this.#around.platform.policy.held;
    return this.#source !== null && (updateNotice ?? this.#around.kept.current.release.looksForNewer);
  }

  /** What was found before an update may be what runs now. */
  get #newer(): NewerVersion | null {
    const { newer } = this.#around.kept.current.release;
    return newer !== null && isNewer(newer.version, this.#around.platform.version) ? newer : null;
  }

  async #lookNow(now: Date): Promise<void> {
    this.#looking ??= this.#find(now).finally(() => {
      this.#looking = null;
    });
    await this.#looking;
  }

  async #find(now: Date): Promise<void> {
    const source = this.#source;
    if (source === null) return;
    const { platform } = this.#around;
    const brought = await bringNotice(source.address, platform.fetchRelease);
    const found = typeof brought === 'string' ? brought : readNotice(brought, source.key);
    if (typeof found === 'string') {
      this.#failure = found;
      platform.log(`newer version: ${found}`);
      return;
    }
    this.#failure = null;
    this.#keep({ newer: isNewer(found.version, platform.version) ? found : null, lookedOn: dayOfClock(now) });
  }

  #keep(change: Partial<Surroundings['kept']['current']['release']>): void {
    const { kept } = this.#around;
    kept.change({ release: { ...kept.current.release, ...change } });
  }
}
