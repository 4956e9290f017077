import type { ServerResponse } from 'node:http';
import type { AnswerFault } from './faults';
import type { Misfortune } from './injector';
import { printRefusal } from './print';

const JSON_TYPE = 'application/json; charset=utf-8';

/** What the CRM says where its request limit is exceeded. */
export const LIMIT_MESSAGE = 'Request limit has been exceeded';
/** What the CRM says to a wrong key, to an address that is not on its list, and while its API is off. */
export const UNAUTHORISED_MESSAGE = 'Unauthorized';

/** Sends a whole answer. */
export function sendBody(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(status, { 'Content-Type': JSON_TYPE, 'Content-Length': String(bytes.length), ...headers });
  response.end(bytes);
}

/** Sends an answer that says no. */
export function sendRefusal(response: ServerResponse, status: number, message: string): void {
  sendBody(response, status, printRefusal(message));
}

/** Sends what a fault makes of an answer. */
export function sendFault(response: ServerResponse, fault: NonNullable<Misfortune['fault']>, body: string): void {
  switch (fault.kind) {
    case 'rateLimit': {
      const wait = fault.retryAfterSeconds;
      sendBody(
        response,
        fault.status ?? 403,
        printRefusal(LIMIT_MESSAGE),
        wait === undefined ? {} : { 'Retry-After': String(wait) },
      );
      return;
    }
    case 'unauthorised':
      sendRefusal(response, 401, UNAUTHORISED_MESSAGE);
      return;
    case 'serverError':
      sendErrorPage(response, fault.status ?? 500);
      return;
    case 'reset':
      if (fault.at === 'midBody') sendHalf(response, body, 'reset');
      else response.socket?.resetAndDestroy();
      return;
    case 'truncated':
      sendTruncated(response, body, fault.how ?? 'contentLength');
      return;
    case 'loginPage':
      sendBody(response, 200, LOGIN_PAGE, { 'Content-Type': 'text/html; charset=utf-8' });
      return;
    case 'successFalse':
      sendRefusal(response, 200, fault.message ?? 'Internal error');
      return;
    case 'unknownShape':
      sendBody(response, 200, UNKNOWN_SHAPES[fault.shape ?? 'otherKeys']);
      return;
    case 'stall':
      return;
  }
}

function sendTruncated(response: ServerResponse, body: string, how: 'contentLength' | 'chunked' | 'json'): void {
  if (how === 'json') sendBody(response, 200, body.slice(0, Math.floor(body.length / 2)));
  else sendHalf(response, body, how);
}

function sendHalf(response: ServerResponse, body: string, how: 'reset' | 'contentLength' | 'chunked'): void {
  const bytes = Buffer.from(body, 'utf8');
  const length = how === 'chunked' ? {} : { 'Content-Length': String(bytes.length) };
  response.writeHead(200, { 'Content-Type': JSON_TYPE, ...length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (how === 'reset') response.socket?.resetAndDestroy();
    else response.socket?.end();
  });
}

function sendErrorPage(response: ServerResponse, status: 500 | 502 | 503): void {
  const title = {
    500: '500 Internal Server Error',
    502: '502 Bad Gateway',
    503: '503 Service Temporarily Unavailable',
  }[status];
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center><hr></body>\r\n</html>\r\n`;
  sendBody(response, status, page, { 'Content-Type': 'text/html' });
}

const LOGIN_PAGE = `<!DOCTYPE html>
<html lang="pl"><head><meta charset="utf-8"><title>Logowanie</title></head>
<body><form method="post" action="/login"><label>Login <input name="login"></label><label>Hasło <input type="password" name="password"></label><button>Zaloguj</button></form></body></html>
`;

const UNKNOWN_SHAPES: Readonly<
  Record<NonNullable<Extract<AnswerFault, { readonly kind: 'unknownShape' }>['shape']>, string>
> = {
  array: '[]',
  null: 'null',
  text: '"ok"',
  otherKeys: '{"status":"ok","result":{"items":[],"count":0}}',
  dataText: '{"success":true,"data":"none","otherData":{"totalCount":0},"message":""}',
  empty: '',
};
