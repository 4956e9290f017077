// Loaded before Electron's own installer: where nothing answers within this time, nothing will, and an office's
// firewall that swallows a request must not hold the set-up for minutes. The download itself may take as long as it needs.
const FIRST_BYTE_TIMEOUT_MS = 20_000;
const patientFetch = globalThis.fetch;

/** @type {typeof fetch} */
const impatientFetch = async (input, init) => {
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort(new Error(`No answer within ${String(FIRST_BYTE_TIMEOUT_MS / 1000)} s.`));
  }, FIRST_BYTE_TIMEOUT_MS);
  try {
    return await patientFetch(input, { ...init, signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
};

globalThis.fetch = impatientFetch;
