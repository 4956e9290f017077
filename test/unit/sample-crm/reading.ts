import type { ServedObject } from '../../../main/sample-crm/http/serve';

/** An answer as a test reads it. */
export interface Answer {
  readonly success: boolean;
  readonly message?: string;
  readonly data?: readonly ServedObject[] | Readonly<Record<string, never>>;
  readonly otherData?: { readonly totalCount: number | string };
}

/** Reads a body in the two broken places of the printed example too; knows nothing else of the server. */
export function readTolerantly(body: string): Answer {
  const mended = body
    .replace(
      /"text":\s*"(\{"blocks":.*?\})",(\s*)"created":/gs,
      (_, inner: string, gap: string) => `"text":${JSON.stringify(inner)},${gap}"created":`,
    )
    .replace(/("edit":\s*"?\d+"?),(\s*\})/g, '$1$2');
  return JSON.parse(mended) as Answer;
}

/** The records of an answer. */
export function recordsOf(answer: Answer): readonly ServedObject[] {
  return isList(answer.data) ? answer.data : [];
}

/** A JSON value as a text: itself where it is one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Asks a server, as the documents say. */
export async function ask(
  baseUrl: string,
  question: string,
  key = 'demo',
): Promise<{ readonly status: number; readonly body: string; readonly headers: Headers }> {
  const response = await fetch(baseUrl + question, { headers: { Authorization: `Bearer ${key}` } });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

/** A callHistory question about a period. */
export function historyOf(dateFrom: string, dateTo: string, page?: number): string {
  const text = `callHistory?dateFrom=${dateFrom.replace(' ', '%20')}&dateTo=${dateTo.replace(' ', '%20')}`;
  return page === undefined ? text : `${text}&page=${page}`;
}

/** The uuids that a callHistory answer lists. */
export function uuidsIn(body: string): readonly string[] {
  return recordsOf(readTolerantly(body)).map(({ uuid }) => textOf(uuid));
}

function isList(data: Answer['data']): data is readonly ServedObject[] {
  return Array.isArray(data);
}
