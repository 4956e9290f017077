/** How many values are usually cached before all are let go and looked up anew. */
const usually = 50_000;

/** A function that caches what it gave; `clear` lets go of it. */
export interface Memoized<Key, Value> {
  (key: Key): Value;
  clear(): void;
}

/** Caches the answers of a pure or append-only look-up, within bounds. */
export function memoize<Key, Value>(find: (key: Key) => Value, max = usually): Memoized<Key, Value> {
  const cached = new Map<Key, Value>();
  const look = (key: Key): Value => {
    const found = cached.get(key);
    if (found !== undefined) return found;
    if (cached.size >= max) cached.clear();
    const value = find(key);
    cached.set(key, value);
    return value;
  };
  return Object.assign(look, {
    clear: () => {
      cached.clear();
    },
  });
}
