const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a uuid as it is commonly written, in either letter case. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/**
 * What tells a record from others: a uuid without regard to the case of its letters, which mean nothing in it (RFC 9562,
 * section 4); any other text as it is.
 */
export function identityOf(spelled: string): string {
  return isUuid(spelled) ? spelled.toLowerCase() : spelled;
}
