import type { AnswerOf, InputOf } from '../../preload/contract';
import type { Workspace } from '../workspace/workspace';

type RetentionQuestionName = 'readRetention' | 'previewRetention' | 'changeRetention' | 'eraseExpired' | 'findVanished';

type RetentionAnswers = {
  readonly [Name in RetentionQuestionName]: (input: InputOf<Name>, signal: AbortSignal) => Promise<AnswerOf<Name>>;
};

/** The answers about how long records are kept. */
export function createRetentionAnswers(workspace: Workspace): RetentionAnswers {
  const { retention } = workspace;
  return {
    readRetention: () => retention.read(),
    previewRetention: ({ keeping }, signal) => retention.preview(keeping, signal),
    changeRetention: async ({ keeping }) => {
      await retention.change(keeping);
      return await retention.read();
    },
    eraseExpired: async ({ today }) => await retention.erase(await retention.plan(today)),
    findVanished: (_, signal) => workspace.reader.ask('findVanished', null, { signal }),
  };
}
