import { dayOfClock } from '../../preload/words/format';
import { startDemoServer, type DemoServer } from './demo';
import type { KeptSettings } from './settings/kept-settings';

/** The bundled CRM with its sample data: started when a download first asks for it. */
export class DemoCrm {
  readonly #settings: KeptSettings;
  #server: DemoServer | null = null;

  constructor(settings: KeptSettings) {
    this.#settings = settings;
  }

  /** The last day of the sample data: once chosen it stays, for another day would be another office. */
  get day(): string {
    const { demoDay } = this.#settings.current;
    if (demoDay !== null) return demoDay;
    const today = dayOfClock(new Date());
    this.#settings.change({ demoDay: today });
    return today;
  }

  /** Where it answers in this run, and with which key. */
  async reach(): Promise<{ readonly baseUrl: string; readonly key: string }> {
    if (this.#server?.isRunning() !== true) this.#server = await startDemoServer(this.day);
    return this.#server;
  }

  async close(): Promise<void> {
    await this.#server?.close();
    this.#server = null;
  }
}
