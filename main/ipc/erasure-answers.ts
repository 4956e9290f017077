import type { AnswerOf, InputOf } from '../../preload/contract';
import type { ErasureProgress } from '../../preload/persons/erasure';
import type { Workspace } from '../workspace/workspace';

/** What of the desktop erasures need. */
export interface ErasureServices {
  tellErasureProgress(progress: ErasureProgress): void;
}

type ErasureQuestionName = 'planErasure' | 'erase';

type ErasureAnswers = {
  readonly [Name in ErasureQuestionName]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** The answers about what is erased for good: what would go, and, once a person agreed to just that, its erasure. */
export function createErasureAnswers(workspace: Workspace, desktop: ErasureServices): ErasureAnswers {
  const { erasure } = workspace;
  return {
    planErasure: async ({ choice }, signal) => erasure.offerOf(await erasure.plan(choice, null, signal)),
    erase: async ({ choice, reason, fingerprint }, signal) => {
      const plan = await erasure.plan(choice, reason, signal);
      const offer = erasure.offerOf(plan);
      if (offer.fingerprint !== fingerprint) return { kind: 'changed', offer };
      const onProgress = (progress: ErasureProgress): void => {
        desktop.tellErasureProgress(progress);
      };
      const report = await erasure.erase(plan, reason, { onProgress, signal });
      // The window may have told meanwhile where it was: that is forgotten as well.
      return { kind: 'done', report, setup: { ...(await workspace.readSetup()), viewState: null } };
    },
  };
}
