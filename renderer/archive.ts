import type { AnswerOf, Bridge, InputOf, News, NewsName, QuestionName } from '../preload/contract';
import { KronikaError } from '../preload/failure';

declare global {
  interface Window {
    /** Put there by the preload script; only this file touches it. */
    readonly kronika: Bridge;
  }
}

/** The window's way to the archive. */
export interface Archive {
  /** Answers the question, or throws the failure as a `KronikaError`. */
  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>>;
  /** Calls `hear` for each piece of news of that name; the returned function ends it. */
  onNews<Name extends NewsName>(name: Name, hear: (news: News[Name]) => void): () => void;
}

/** The archive behind a bridge. */
export function archiveBehind(bridge: Bridge): Archive {
  return {
    async ask(name, input) {
      const result = await bridge.ask(name, input);
      if (result.ok) return result.value;
      throw new KronikaError(result.failure.kind, result.failure.facts, result.failure.detail);
    },
    onNews: (name, hear) => bridge.onNews(name, hear),
  };
}

/** The archive of this window. */
export function openArchive(): Archive {
  return archiveBehind(window.kronika);
}
