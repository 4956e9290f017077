/**
 * What the page may do, said by the server of the page: a `<meta>` in it would come after whatever stands above it.
 * Svelte makes its templates by the one policy named here; no other code may turn text into markup.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The same while it is developed (`npm run dev`): its styles come as text, and the server tells it what changed. */
export function developmentPolicy(server: string): string {
  const { host } = new URL(server);
  return `${pagePolicy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")}; connect-src 'self' ws://${host}`;
}

/** A page for paper has its styles with it, and nothing else: no script runs there, and it asks for no file. */
export const printPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
