import type { OnHeadersReceivedListenerDetails, Session } from 'electron';

/** What the `Response` of `fetch` can stand for (https://fetch.spec.whatwg.org/#dom-response). */
const firstStatus = 200;
const lastStatus = 599;

/** Printable ASCII, as a header's value and a status line are written. */
const plain = /^[\t\x20-\x7e]*$/;

/**
 * Puts right, before `session.fetch` sees it, the head of an answer that no `Response` can be made of: Electron builds that
 * outside its promise, and the throw would reach no caller. A status out of range becomes 502; a reason and a header with letters
 * that cannot stand there go, for nothing reads them.
 */
export function mendOddAnswers(session: Session): void {
  session.webRequest.onHeadersReceived((details, answer) => {
    answer(mendedHead(details) ?? {});
  });
}

interface Head {
  readonly statusLine: string;
  readonly responseHeaders: Record<string, string[]>;
}

/** Null for a head that is as it should be. */
function mendedHead(
  details: Pick<OnHeadersReceivedListenerDetails, 'statusCode' | 'statusLine' | 'responseHeaders'>,
): Head | null {
  const { statusCode, statusLine, responseHeaders = {} } = details;
  const isInRange = statusCode >= firstStatus && statusCode <= lastStatus;
  const headers = Object.entries(responseHeaders);
  const kept = headers.filter(([name, values]) => plain.test(name) && values.every((value) => plain.test(value)));
  if (isInRange && plain.test(statusLine) && kept.length === headers.length) return null;
  const status = isInRange ? statusCode : 502;
  return { statusLine: `HTTP/1.1 ${String(status)}`, responseHeaders: Object.fromEntries(kept) };
}
