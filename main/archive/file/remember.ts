/** How many values are usually remembered before all are let go and looked up anew. */
const usually = 50_000;

/** A function that remembers what it gave; `clear` lets go of it. */
export interface Remembering<Key, Value> {
  (key: Key): Value;
  clear(): void;
}

/** Remembers the answers of a pure or append-only look-up, within bounds. */
export function remember<Key, Value>(find: (key: Key) => Value, most = usually): Remembering<Key, Value> {
  const known = new Map<Key, Value>();
  const look = (key: Key): Value => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const value = find(key);
    known.set(key, value);
    return value;
  };
  return Object.assign(look, {
    clear: () => {
      known.clear();
    },
  });
}
