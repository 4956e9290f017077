import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import * as v from 'valibot';
import { askChannel, cancelChannel, questions, type QuestionName } from '../../preload/contract';
import { failureOf, KronikaError, type Failure, type Result } from '../../preload/failure';
import type { Answers } from './answers';

/** The origin of our own windows; nothing else may ask. */
export const windowOrigin = 'app://kronika';

/** The answers that a window of ours may have: each only those that it needs. */
export type AnswersFor = (asker: WebContents) => Partial<Answers>;

/**
 * Answers the windows' questions: checks who asks, checks the input against the contract, and turns every failure into
 * data. A window may cancel a question by its request id. `log` gets every other failure.
 */
export function serveWindows(answersFor: AnswersFor, log: (name: string, failure: Failure) => void): void {
  const open = new WeakMap<WebContents, Map<unknown, AbortController>>();
  /** Each window counts its request ids by itself. */
  const openOf = (asker: WebContents): Map<unknown, AbortController> => {
    const known = open.get(asker);
    if (known !== undefined) return known;
    const made = new Map<unknown, AbortController>();
    open.set(asker, made);
    asker.once('destroyed', () => {
      for (const asked of made.values()) asked.abort();
    });
    return made;
  };
  ipcMain.handle(
    askChannel,
    async (event, name: unknown, input: unknown, requestId: unknown): Promise<Result<unknown>> => {
      const asked = new AbortController();
      const openHere = openOf(event.sender);
      try {
        checkSender(event);
        if (requestId !== undefined) openHere.set(requestId, asked);
        return { ok: true, value: await answer(answersFor(event.sender), checkName(name), input, asked.signal) };
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== 'cancelled') log(typeof name === 'string' && isQuestion(name) ? name : 'unknown', failure);
        return { ok: false, failure };
      } finally {
        // A page that was loaded anew counts its request ids from the start.
        if (openHere.get(requestId) === asked) openHere.delete(requestId);
      }
    },
  );
  ipcMain.on(cancelChannel, (event, requestId: unknown) => {
    if (isOurs(event)) open.get(event.sender)?.get(requestId)?.abort();
  });
}

/** A frame that is not our own page (an injected iframe, a page navigated to) must not reach the archive: Electron security guide, 17. */
function checkSender(event: IpcMainInvokeEvent): void {
  if (!isOurs(event)) throw new KronikaError('unexpected', {}, 'a message from a foreign page');
}

function isOurs({ senderFrame }: IpcMainInvokeEvent | IpcMainEvent): boolean {
  return senderFrame?.url.startsWith(`${windowOrigin}/`) === true;
}

function checkName(name: unknown): QuestionName {
  if (typeof name === 'string' && isQuestion(name)) return name;
  throw new KronikaError('unexpected', {}, 'an unknown question');
}

function isQuestion(name: string): name is QuestionName {
  return Object.hasOwn(questions, name);
}

function answer(answers: Partial<Answers>, name: QuestionName, input: unknown, signal: AbortSignal): Promise<unknown> {
  const parsed = v.safeParse(questions[name].input, input);
  if (!parsed.success) {
    const where = v.getDotPath(parsed.issues[0]) ?? name;
    throw new KronikaError('wrongInput', {}, `${name}: ${where}`);
  }
  // The schema belongs to the same name as the answer; the compiler cannot follow that through a union of names.
  const ask: ((checked: never, signal: AbortSignal) => Promise<unknown>) | undefined = answers[name];
  if (ask === undefined) throw new KronikaError('unexpected', {}, `${name}: a question of another window`);
  return ask(parsed.output as never, signal);
}
