import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { askChannel, cancelChannel, questions, type QuestionName } from '../../preload/contract';
import { failureOf, KronikaError, type Failure, type Result } from '../../preload/failure';
import type { createAnswers } from './answers';

type Answers = ReturnType<typeof createAnswers>;

/** The origin of our own window; nothing else may ask. */
export const windowOrigin = 'app://kronika';

/**
 * Answers the window's questions: checks who asks, checks the input against the contract, and turns every failure into
 * data. The window may cancel a question by its request id. `log` gets every other failure.
 */
export function serveWindow(answers: Answers, log: (name: string, failure: Failure) => void): void {
  const open = new Map<unknown, AbortController>();
  ipcMain.handle(
    askChannel,
    async (event, name: unknown, input: unknown, requestId: unknown): Promise<Result<unknown>> => {
      const asked = new AbortController();
      try {
        checkSender(event);
        if (requestId !== undefined) open.set(requestId, asked);
        return { ok: true, value: await answer(answers, checkName(name), input, asked.signal) };
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== 'cancelled') log(typeof name === 'string' && isQuestion(name) ? name : 'unknown', failure);
        return { ok: false, failure };
      } finally {
        // A page that was loaded anew counts its request ids from the start.
        if (open.get(requestId) === asked) open.delete(requestId);
      }
    },
  );
  ipcMain.on(cancelChannel, (event, requestId: unknown) => {
    if (isOurs(event)) open.get(requestId)?.abort();
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

function answer(answers: Answers, name: QuestionName, input: unknown, signal: AbortSignal): Promise<unknown> {
  const parsed = v.safeParse(questions[name].input, input);
  if (!parsed.success) {
    const where = v.getDotPath(parsed.issues[0]) ?? name;
    throw new KronikaError('wrongInput', {}, `${name}: ${where}`);
  }
  // The schema belongs to the same name as the answer; the compiler cannot follow that through a union of names.
  const ask: (checked: never, signal: AbortSignal) => Promise<unknown> = answers[name];
  return ask(parsed.output as never, signal);
}
