import { dirname } from 'node:path';
import type { AnswerOf, InputOf } from '../../preload/contract';
import { KronikaError } from '../../preload/failure';
import type { Workspace } from '../workspace/workspace';

/** What of the desktop looking into archives needs. */
export interface ViewingServices {
  /** Asks for a file or a folder, beginning with a folder; null when the person changed their mind. */
  chooseViewed(what: 'file' | 'folder', beginWith: string): Promise<string | null>;
  readonly documentsDir: string;
  readonly schedule: { restart(): void };
}

type ViewingQuestionName = 'chooseViewed' | 'takeOffered' | 'viewArchive' | 'forgetViewed';

type ViewingAnswers = {
  readonly [Name in ViewingQuestionName]: (input: InputOf<Name>) => Promise<AnswerOf<Name>>;
};

/** The answers about what is only looked into. */
export function createViewingAnswers(workspace: Workspace, desktop: ViewingServices): ViewingAnswers {
  const { viewed } = workspace;
  /** Only where a person pointed to is anything opened. */
  const chosen = new Set<string>();
  return {
    chooseViewed: async ({ what }) => {
      const latest = viewed.before[0]?.place;
      const place = await desktop.chooseViewed(what, latest === undefined ? desktop.documentsDir : dirname(latest));
      if (place !== null) chosen.add(place);
      return place;
    },
    takeOffered: () => {
      const place = viewed.takeOffered();
      if (place !== null) {
        chosen.add(place);
        workspace.backups.offer(place);
      }
      return Promise.resolve(place);
    },
    viewArchive: async ({ place, password }) => {
      const isKnown = chosen.has(place) || place === viewed.wanted || viewed.before.some((one) => one.place === place);
      if (!isKnown) throw new KronikaError('wrongInput', {}, 'nothing that was chosen');
      await viewed.open(place, password);
      desktop.schedule.restart();
      return await workspace.readSetup();
    },
    forgetViewed: async ({ place }) => {
      viewed.forget(place);
      return await workspace.readSetup();
    },
  };
}
