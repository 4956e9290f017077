import fc from 'fast-check';

/** `npm run test:random`: so many times as many random cases, and others each time. */
const times = Number(process.env['KRONIKA_RANDOM'] ?? 0);

/** How many cases a property is tried with. */
export function cases(count: number): number {
  return count * Math.max(times, 1);
}

// No change is refused for a case that nobody met before: unless others are asked for, they are the same each time.
fc.configureGlobal({ numRuns: cases(100), ...(times > 0 ? {} : { seed: 20_200_102 }) });

export { fc };
