import { KronikaError, type FailureKind } from '../../../preload/failure';

/**
 * What a rejected `fetch` means, by the codes of Node (`error.cause.code`) and of Chromium (`net::ERR_...` in the
 * message). Only codes are kept: the message of a fetch error can quote a header, and with it the key.
 */
export function toNetworkFailure(thrown: unknown, host: string): KronikaError {
  const errors = [...chainOf(thrown)];
  if (errors.some((error) => /redirect/i.test(error.message)))
    return new KronikaError('loginPage', { host }, 'redirect');
  const codes = errors.flatMap(codesOf);
  const found = codes.find((code) => kindOf(code) !== null) ?? codes[0];
  const kind = found === undefined ? 'unreachable' : (kindOf(found) ?? 'unreachable');
  return new KronikaError(kind, { host }, found ?? 'fetch failed');
}

const meanings: readonly (readonly [RegExp, FailureKind])[] = [
  [/^(?:ENOTFOUND|EAI_NONAME|EAI_NODATA|ENODATA|ERR_NAME_NOT_RESOLVED)$/, 'unknownInstance'],
  [/PROXY_AUTH|^PROXY_407$/, 'proxyWantsPassword'],
  [
    /^(?:ERR_CERT_|ERR_SSL_PINNED|ERR_TLS_CERT|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH|ERROR_IN_CERT)/,
    'certificateNotTrusted',
  ],
  [/^(?:ETIMEDOUT|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT|UND_ERR_\w*TIMEOUT)$/, 'timedOut'],
  [
    /CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED|CONTENT_DECODING|INVALID_CHUNKED|^Z_|^HPE_|INVALID_HTTP_RESPONSE/,
    'brokenAnswer',
  ],
  [/^(?:E[A-Z0-9_]+|ERR_[A-Z0-9_]+|UND_ERR_[A-Z0-9_]+)$/, 'unreachable'],
];

function kindOf(code: string): FailureKind | null {
  return meanings.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** An error, its causes, and the errors gathered in any of them (a name may have several addresses). */
function* chainOf(thrown: unknown, depth = 0): Generator<Error> {
  if (!(thrown instanceof Error) || depth > 5) return;
  yield thrown;
  yield* chainOf(thrown.cause, depth + 1);
  if (thrown instanceof AggregateError) for (const error of thrown.errors) yield* chainOf(error, depth + 1);
}

function codesOf(error: Error): string[] {
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const chromium = /net::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1];
  const proxy = /proxy response.*\b407\b/i.test(error.message) ? ['PROXY_407'] : [];
  return [...proxy, ...(chromium === undefined ? [] : [chromium]), ...own];
}
