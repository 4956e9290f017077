import type { AnswerOf, Bridge, InputOf, News, NewsName, QuestionName } from '../preload/contract';
import { errorOf, KronikaError, type Result } from '../preload/failure';

declare global {
  interface Window {
    /** Put there by the preload script; only this file touches it. */
    readonly kronika: Bridge;
  }
}

/** The window's way to the archive. */
export interface Archive {
  /** Answers the question, or throws the failure as a `KronikaError`: `cancelled` soon after `signal` gave it up. */
  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<AnswerOf<Name>>;
  /** Calls `hear` for each piece of news of that name; the returned function ends it. */
  onNews<Name extends NewsName>(name: Name, hear: (news: News[Name]) => void): () => void;
}

/** The archive behind a bridge. */
export function archiveBehind(bridge: Bridge): Archive {
  let lastTicket = 0;
  return {
    async ask(name, input, signal) {
      const result = await (signal === undefined ? bridge.ask(name, input) : askUntil(name, input, signal));
      if (result.ok) return result.value;
      throw errorOf(result.failure);
    },
    onNews: (name, hear) => bridge.onNews(name, hear),
  };

  async function askUntil<Name extends QuestionName>(
    name: Name,
    input: InputOf<Name>,
    signal: AbortSignal,
  ): Promise<Result<AnswerOf<Name>>> {
    if (signal.aborted) throw new KronikaError('cancelled');
    const ticket = (lastTicket += 1);
    const giveUp = (): void => {
      bridge.giveUp(ticket);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      return await bridge.ask(name, input, ticket);
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }
}

/** The archive of this window. */
export function openArchive(): Archive {
  return archiveBehind(window.kronika);
}
