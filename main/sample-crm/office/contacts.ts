import type { SampleContactType, SampleNumber, SampleParty, SampleUser } from '../data/data';
import { Random } from '../data/random';
import { uuidOf } from '../data/uuid';
import { menNames, staff, surnameOf, surnames, womenNames, type Gender } from '../words/people';
import { firmEndings, firmStems, institutions, legalForms, streets, towns, type Town } from '../words/places';

/** How a person types. */
export type Typing = 'proper' | 'noDiacritics' | 'lowerCase' | 'hasty';

/** A person whom the office talks to; the CRM may know less of them than this. */
export interface OfficeContact {
  readonly uuid: string;
  readonly organisationUuid: string;
  readonly type: SampleContactType;
  readonly first: string;
  readonly last: string;
  readonly vocative: string;
  readonly gender: Gender;
  readonly organisation: string | null;
  readonly town: Town;
  readonly street: string;
  readonly postcode: string;
  readonly mail: string;
  readonly number: SampleNumber;
  readonly isMobile: boolean;
  readonly isForeign: boolean;
  readonly avatar: string | null;
  readonly typing: Typing;
  readonly smiles: boolean;
}

/** An agent of the office. */
export interface OfficeAgent extends SampleUser {
  readonly vocative: string;
  readonly gender: Gender;
  readonly department: string;
}

/** The agents of the office with that seed. */
export function agentsOf(seed: number): readonly OfficeAgent[] {
  return staff.map(({ first, last, vocative, gender, extension, department }) => ({
    internal: extension,
    uuid: uuidOf(seed, 21, extension),
    firstName: first,
    lastName: last,
    vocative,
    gender,
    department,
  }));
}

/** What the CRM knows of a contact. */
export function contactParty(contact: OfficeContact): SampleParty {
  const number = { number: contact.number.formatted, numberNotFormatted: contact.number.number };
  switch (contact.type) {
    case 'unknown':
      return { type: 'unknown', ...number };
    case 'organisation':
      return {
        type: 'organisation',
        uuid: contact.organisationUuid,
        name: contact.organisation ?? contact.last,
        ...number,
      };
    case 'person':
      return {
        type: 'person',
        uuid: contact.uuid,
        firstName: contact.first,
        lastName: contact.last,
        ...(contact.avatar === null ? {} : { avatar: contact.avatar }),
        ...(contact.organisation === null ? {} : { name: contact.organisation }),
        ...number,
      };
  }
}

/** Makes the contact with a number of its own; the same seed and number always make the same contact. */
export function makeContact(seed: number, id: number): OfficeContact {
  const random = new Random(seed, 31, id);
  const isForeign = id % 41 === 7;
  const gender: Gender = random.chance(0.52) ? 'm' : 'f';
  const [name, vocative] = random.pick(gender === 'm' ? menNames : womenNames);
  const last = surnameOf(random.pick(surnames), gender);
  const person = isForeign ? random.pick(foreigners[gender]) : { first: name, last };
  const kind = random.weighted([0.5, 0.32, 0.18]);
  const type = (['person', 'organisation', 'unknown'] as const)[kind] ?? 'unknown';
  const town = towns[random.weighted(towns.map(({ weight }) => weight))] ?? random.pick(towns);
  const organisation = type === 'organisation' || random.chance(0.15) ? makeFirm(random, last, town) : null;
  // The second contact of every office has a fax, the first a mobile telephone: there always is one for each service.
  const isMobile = isForeign || id === 0 || (id !== 1 && random.chance(type === 'organisation' ? 0.5 : 0.88));
  return {
    uuid: uuidOf(seed, 22, id),
    organisationUuid: uuidOf(seed, 23, id),
    type,
    ...person,
    vocative: isForeign ? person.first : vocative,
    gender,
    organisation,
    town,
    street: makeStreet(random),
    postcode: makePostcode(random, town),
    mail: organisation === null ? mailOf(`${person.first}.${person.last}`, 'poczta') : mailOf('biuro', organisation),
    number: isForeign ? makeForeignNumber(random) : isMobile ? makeMobile(random) : makeLandline(random, town.area),
    isMobile,
    isForeign,
    avatar: random.chance(0.1) ? `${uuidOf(seed, 24, id).slice(0, 8)}.jpg` : null,
    typing:
      (['proper', 'noDiacritics', 'lowerCase', 'hasty'] as const)[random.weighted([0.72, 0.13, 0.1, 0.05])] ?? 'proper',
    smiles: random.chance(0.3),
  };
}

const foreigners: Readonly<Record<Gender, readonly { readonly first: string; readonly last: string }[]>> = {
  m: [
    { first: 'Jürgen', last: 'Weiß' },
    { first: 'Thomas', last: 'Köhler' },
    { first: 'Oliver', last: 'Bright' },
  ],
  f: [
    { first: 'Sabine', last: 'Grünwald' },
    { first: 'Emily', last: 'Marsh' },
    { first: 'Klára', last: 'Dvořáčková' },
  ],
};

function makeFirm(random: Random, last: string, { name }: Town): string {
  const compound = random.pick(firmStems) + random.pick(firmEndings);
  switch (random.weighted([40, 20, 14, 16, 10])) {
    case 0:
      return `${compound} ${random.pick(legalForms)}`;
    case 1:
      return random.pick(institutions);
    case 2:
      return `P.H.U. ${compound} ${last}`;
    case 3:
      return `Wspólnota Mieszkaniowa ${random.pick(streets)} ${random.whole(1, 80)}`;
    default:
      return `${random.pick(['Instalacje', 'Zakład Instalacyjny'])} ${last}, ${name}`;
  }
}

function makeStreet(random: Random): string {
  return `${random.pick(streets)} ${random.whole(1, 120)}${random.chance(0.35) ? `/${random.whole(1, 48)}` : ''}`;
}

function makePostcode(random: Random, { postcode }: Town): string {
  return postcode.length > 3 ? postcode : `${postcode}${String(random.whole(1, 899)).padStart(3, '0')}`;
}

function makeMobile(random: Random): SampleNumber {
  const start = random.pick(['50', '51', '53', '57', '60', '66', '69', '72', '73', '78', '79', '88']);
  return makeNumber('48', [`${start}${digits(random, 1)}`, digits(random, 3), digits(random, 3)]);
}

/** No Polish subscriber's number begins with 1 after the area code: these belong to no person. */
function makeLandline(random: Random, area: string): SampleNumber {
  return makeNumber('48', [area, `1${digits(random, 2)}`, digits(random, 2), digits(random, 2)]);
}

/** Out of the ranges that the British and the German regulators keep free for films; some as they are dialled, with leading zeros. */
function makeForeignNumber(random: Random): SampleNumber {
  const { number, formatted } = random.chance(0.5)
    ? makeNumber('44', ['7700', `900${digits(random, 3)}`])
    : makeNumber('49', ['171', `39200${digits(random, 2)}`]);
  return { number: random.chance(0.5) ? number.replace('+', '00') : number, formatted };
}

function makeNumber(country: string, groups: readonly string[]): SampleNumber {
  return { number: `+${country}${groups.join('')}`, formatted: `+${country} ${groups.join(' ')}` };
}

function digits(random: Random, count: number): string {
  let text = '';
  for (let made = 0; made < count; made += 1) text += String(random.whole(0, 9));
  return text;
}

function mailOf(name: string, domain: string): string {
  const plain = (text: string): string => withoutDiacritics(text.toLowerCase()).replaceAll('ß', 'ss');
  const host = plain(domain)
    .replace(/ (sp\. z o\.o\.|s\.a\.|sp\.j\.|s\.c\.).*/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain(name).replace(/[^a-z.-]/g, '')}@${host}.example`;
}

/** A text as it is typed without the Polish keyboard. */
export function withoutDiacritics(text: string): string {
  return text.replaceAll('ł', 'l').replaceAll('Ł', 'L').normalize('NFD').replace(/\p{M}/gu, '');
}
