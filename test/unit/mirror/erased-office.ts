import { Random } from '../../../main/sample-crm/data/random';
import { buildInteraction, buildNote, type SampleRecord } from '../../../main/sample-crm/data/records';
import { uuidOf } from '../../../main/sample-crm/data/uuid';
import { formatWallTime, wallSeconds } from '../../../main/sample-crm/data/wall-time';

/** A person with what only this person has. */
export interface Person {
  readonly first: string;
  readonly last: string;
  readonly number: string;
  readonly words: readonly string[];
  readonly uuid: string;
  readonly records: readonly string[];
}

const letters = 'abcdefghijklmnoprstuwyząćęłńóśźż';

/** People with three records each, among the same shared words: nasty texts, notes, files, flags. */
export function officeOf(
  people: number,
  seed: number,
): { readonly people: readonly Person[]; readonly data: SampleRecord[] } {
  const random = new Random(seed);
  const secret = (length = 12): string =>
    Array.from({ length }, () => letters[random.whole(0, letters.length - 1)] ?? 'x').join('');
  const made: Person[] = [];
  const data: SampleRecord[] = [];
  const begin = wallSeconds('2025-03-01 08:00:00');
  for (let at = 0; at < people; at += 1) {
    const [first, last] = [`Ż${secret()}`, `Ł${secret()}`];
    const number = `+48${String(600_000_000 + random.whole(0, 99_999_998))}`;
    const words = Array.from({ length: 12 }, () => secret());
    const uuid = uuidOf(7, at);
    const records = [0, 1, 2].map((each) => uuidOf(8, at, each));
    const from = {
      type: 'person',
      uuid,
      firstName: first,
      lastName: last,
      number,
      numberNotFormatted: number,
    } as const;
    records.forEach((record, each) => {
      const word = (place: number): string => words[each * 4 + place] ?? '';
      data.push({
        interaction: buildInteraction({
          uuid: record,
          callDate: formatWallTime(begin + ((at * 7 + each * 911) % 20_000) * 61 + each),
          service: each === 0 ? 'SMS' : 'CALL',
          smsData: each === 0 ? `Łódź faktura ${word(0)} dla ${first} ${last} pod ${number} 👍 𝗳𝗮𝗸𝘁𝘂𝗿𝗮` : null,
          externalNumber: { number, formatted: number, type: 'person' },
          from: each === 2 ? { type: 'unknown', number: '107' } : from,
          to: each === 2 ? from : null,
          direction: each === 2 ? 'out' : 'in',
        }),
        notes: [
          buildNote({
            uuid: uuidOf(9, at, each),
            plain: `Oddzwonić: ${word(1)} ${first}, ${word(2)} w sprawie faktury ${last}`,
            person: { uuid, firstName: first, lastName: last },
          }),
        ],
      });
    });
    made.push({ first, last, number, words, uuid, records });
  }
  return { people: made, data };
}

export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('ł', 'l');
export const reversed = (text: string): string => Array.from(text).reverse().join('');

/** Everything that may stand in a file for a person. */
export function tracesOf({ first, last, number, words, uuid, records }: Person): readonly Buffer[] {
  const national = number.slice(3);
  const texts = [first, last, ...words].flatMap((text) => [
    text,
    text.toLowerCase(),
    plain(text),
    reversed(plain(text)),
  ]);
  const numbers = [number, national, reversed(national)];
  const uuids = [uuid, ...records];
  return [
    ...[...texts, ...numbers, ...uuids].map((text) => Buffer.from(text)),
    ...[...texts].map((text) => Buffer.from(text, 'utf16le')),
    ...uuids.map((text) => Buffer.from(text.replaceAll('-', ''), 'hex')),
  ];
}
