/** The next place that four bytes may begin at: typed arrays over the bytes of an index are read in place. */
export function align(place: number): number {
  return (place + 3) & ~3;
}
