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
  /** Answers the question, or throws the failure as a `KronikaError`: `cancelled` soon after `signal` is aborted. */
  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<AnswerOf<Name>>;
  /** Calls `listener` for each piece of news of that name; the returned function ends it. */
  subscribe<Name extends NewsName>(name: Name, listener: (news: News[Name]) => void): () => void;
}

/** The archive behind a bridge. */
export function archiveBehind(bridge: Bridge): Archive {
  let lastRequestId = 0;
  return {
    async ask(name, input, signal) {
      const result = await (signal === undefined ? bridge.ask(name, input) : askUntil(name, input, signal));
      if (result.ok) return result.value;
      throw errorOf(result.failure);
    },
    subscribe: (name, listener) => bridge.subscribe(name, listener),
  };

  async function askUntil<Name extends QuestionName>(
    name: Name,
    input: InputOf<Name>,
    signal: AbortSignal,
  ): Promise<Result<AnswerOf<Name>>> {
    if (signal.aborted) throw new KronikaError('cancelled');
    const requestId = (lastRequestId += 1);
    const cancel = (): void => {
      bridge.cancel(requestId);
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await bridge.ask(name, input, requestId);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}

/** The archive of this window. */
export function openArchive(): Archive {
  return archiveBehind(window.kronika);
}
