import type { ErasureProgress } from '../../../preload/persons/erasure';
import { mayChangeRetention, type PolicyFacts } from '../../../preload/desktop/policy';
import { failureOf, KronikaError } from '../../../preload/failure';
import type { Language } from '../../../preload/model';
import type { Keeping, RetentionPreview, RetentionReport } from '../../../preload/persons/keeping';
import { keepingOfPolicy } from '../../../preload/persons/keeping-spec';
import { keepingLine, retentionReason } from '../../../preload/words/texts/keeping-text';
import type { Erasable } from '../../archive/ledger/erasable';
import type { RetentionPlan } from '../../archive/queries/erasing/retention-plan';
import { earliestDayIn } from '../../crm/zone';
import type { ArchiveInUse } from '../archive/archive-in-use';
import type { RecentSearchStore } from '../settings/recent-searches';
import type { SavedSearchStore } from '../settings/saved-searches';
import { systemUser } from '../system-user';
import type { Erasure } from './erasure';

/** What rules need of the rest of the workspace. */
interface Surroundings {
  readonly archive: Pick<ArchiveInUse, 'opened' | 'current'>;
  readonly erasure: Pick<Erasure, 'eraseExpired' | 'expiredReportOf'>;
  readonly searches: SavedSearchStore;
  readonly recent: RecentSearchStore;
  readonly language: () => Language;
  readonly policy: PolicyFacts['held'];
  /** Throws where the open archive is only looked into. */
  readonly needOwn: () => void;
  readonly log: (line: string) => void;
  readonly now?: () => Date;
}

/** How long the records of the open archive are kept, and what erases them then. */
export class Retention {
  readonly #around: Surroundings;
  #afterDownload: Promise<RetentionReport | null> = Promise.resolve(null);

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** What administrators decided, else what stands in the archive. */
  async read(): Promise<Keeping> {
    const { retentionRules } = this.#around.policy;
    const decided = retentionRules === undefined ? null : keepingOfPolicy(retentionRules);
    if (decided !== null) return decided;
    return await this.#around.archive.opened.reader.ask('readKeeping', null);
  }

  /** Decides it; noted in the register. Throws `setByAdministrator`, and `archiveReadOnly` of what is only looked into. */
  async change(keeping: Keeping): Promise<void> {
    if (!mayChangeRetention(this.#around.policy)) throw new KronikaError('setByAdministrator');
    this.#around.needOwn();
    const said = keepingLine(keeping, this.#around.language());
    const at = this.#now().toISOString();
    await this.#around.archive.opened.writer().ask('putKeeping', { keeping, said, person: systemUser(), at });
  }

  /** What rules would erase at this moment; null: those that are decided. */
  async preview(keeping: Keeping | null = null, signal?: AbortSignal): Promise<RetentionPreview> {
    const question = { keeping: keeping ?? (await this.read()), today: earliestDayIn(this.#now()) };
    return await this.#around.archive.opened.reader.ask('previewRetention', question, { signal });
  }

  /** Works out what the decided rules erase, today or as of an earlier day. Throws `archiveReadOnly` of what is only looked into. */
  async plan(asOf?: string): Promise<RetentionPlan> {
    this.#around.needOwn();
    return await this.#planOf(await this.read(), null, asOf);
  }

  /** What would be told of it before it is done. */
  reportOf(plan: RetentionPlan): RetentionReport {
    return this.#around.erasure.expiredReportOf(plan);
  }

  /** Erases what was planned, or less, where something was downloaded or held meanwhile. Throws as `Erasure.erase`. */
  async erase(
    plan: RetentionPlan,
    onProgress?: (progress: ErasureProgress) => void,
    isBySchedule = false,
  ): Promise<RetentionReport> {
    const { ids, notes, preview } = plan;
    const again = async (): Promise<RetentionPlan> =>
      await this.#planOf(await this.read(), { ids, notes }, preview.today);
    const reasonOf = (planned: RetentionPlan): string => retentionReason(planned.preview, this.#around.language());
    return await this.#around.erasure.eraseExpired(plan, { reasonOf, again, isBySchedule }, onProgress);
  }

  /** Erases what is due, where that was asked for after each download; null where nothing was done. Never throws. */
  afterDownload(): Promise<RetentionReport | null> {
    const before = this.#afterDownload;
    this.#afterDownload = before.then(() => this.#eraseDue());
    return this.#afterDownload;
  }

  /** Waits for what `afterDownload` does; gives what came of the last one. */
  async settled(): Promise<RetentionReport | null> {
    return await this.#afterDownload;
  }

  async #eraseDue(): Promise<RetentionReport | null> {
    const { current } = this.#around.archive;
    if (current === null || current.viewed !== null) return null;
    try {
      if (!(await this.read()).afterDownloads) return null;
      const plan = await this.plan();
      if (plan.ids.length + plan.notes.length === 0) return null;
      if (plan.preview.isClockDoubtful) {
        this.#around.log('retention: nothing erased, the newest record is too old for this clock');
        return null;
      }
      const report = await this.erase(plan, undefined, true);
      this.#around.log(`retention: ${String(report.interactions)} records, ${String(report.notes)} notes erased`);
      return report;
    } catch (error) {
      const { kind, detail = '' } = failureOf(error);
      this.#around.log(`retention: ${kind} ${detail}`.trim());
      return null;
    }
  }

  /** `meant`: nothing else is erased than what was said before. */
  async #planOf(keeping: Keeping, meant: Erasable | null = null, asOf?: string): Promise<RetentionPlan> {
    const { archive, searches, recent } = this.#around;
    const { account, reader } = archive.opened;
    const now = earliestDayIn(this.#now());
    const texts = recent.read(account.baseUrl).texts;
    return await reader.ask('planRetention', {
      keeping,
      today: asOf !== undefined && asOf < now ? asOf : now,
      searches: searches.read(account.baseUrl),
      recent: texts.map((text, at) => ({ id: String(at), name: '', query: { text, filters: {} } })),
      meant,
    });
  }

  #now(): Date {
    return (this.#around.now ?? (() => new Date()))();
  }
}
