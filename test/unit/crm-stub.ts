import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a made-up CRM answers to a question: a body, or whatever it does with the response. */
export type Reply = (
  question: { readonly method: string; readonly query: URLSearchParams },
  response: ServerResponse,
) => string | undefined;

/** A CRM that answers just as it is told to, until the test ends. */
export interface CrmStub {
  readonly baseUrl: string;
  readonly key: string;
  /** How many questions came. */
  readonly asked: () => number;
}

/** Starts a CRM on this computer whose every answer is the test's own. */
export async function startCrmStub(reply: Reply): Promise<CrmStub> {
  let asked = 0;
  const http = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked += 1;
    const url = new URL(request.url ?? '/', 'http://crm');
    const body = reply({ method: url.pathname.split('/').at(-1) ?? '', query: url.searchParams }, response);
    if (body !== undefined) response.end(body);
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${String(port)}/publicApi/`, key: 'x', asked: () => asked };
}
