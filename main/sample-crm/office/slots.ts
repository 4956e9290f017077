import { workingDayAfter, workingDayBefore } from './calendar';
import type { OfficeAgent, OfficeContact } from './contacts';
import { hashText, Random } from '../data/random';
import { DAY_SECONDS, formatWallTime, weekdayOf } from '../data/wall-time';
import { boilers, breakdowns, parts, products, technicians } from '../words/goods';

/** The office's made-up name. */
export const OFFICE = 'Grzejnia';
const OFFICE_TELEPHONE = '42 101 40 14';
const OFFICE_ADDRESS = 'ul. Kotlarska 14, Łódź';

/** What the wording of a scene depends on. */
export interface Scene {
  readonly seed: number;
  /** When it began. */
  readonly start: number;
  readonly contact: OfficeContact;
  readonly agent: OfficeAgent;
}

const ON_DAY = ['w niedzielę', 'w poniedziałek', 'we wtorek', 'w środę', 'w czwartek', 'w piątek', 'w sobotę'];
const DAY = ['niedzielę', 'poniedziałek', 'wtorek', 'środę', 'czwartek', 'piątek', 'sobotę'];
const MONTH = [
  'styczeń',
  'luty',
  'marzec',
  'kwiecień',
  'maj',
  'czerwiec',
  'lipiec',
  'sierpień',
  'wrzesień',
  'październik',
  'listopad',
  'grudzień',
];
const OF_MONTH = [
  'stycznia',
  'lutego',
  'marca',
  'kwietnia',
  'maja',
  'czerwca',
  'lipca',
  'sierpnia',
  'września',
  'października',
  'listopada',
  'grudnia',
];

type Slot = (scene: Scene, random: Random) => string;

/** Everything that a slot can stand for. Two slots that begin alike (`dzień1`, `data1`) speak of the same thing. */
const slots: Readonly<Record<string, Slot>> = {
  ':)': ({ contact, seed }) => (contact.smiles ? (['', ' :)', ' 🙂', ' 👍', ' 😊'][seed % 5] ?? '') : ''),
  fv: ({ start }, random) =>
    `FV/${yearAndMonth(start - random.whole(2, 25) * DAY_SECONDS)}/${String(random.whole(11, 320)).padStart(3, '0')}`,
  // In arrears, and made out today.
  fvZ: ({ start }, random) =>
    `FV/${yearAndMonth(start - random.whole(36, 60) * DAY_SECONDS)}/${String(random.whole(11, 320)).padStart(3, '0')}`,
  fvN: ({ start }, random) => `FV/${yearAndMonth(start)}/${String(random.whole(11, 320)).padStart(3, '0')}`,
  kor: ({ start }, random) => `KOR/${yearAndMonth(start)}/${String(random.whole(1, 29)).padStart(3, '0')}`,
  pf: ({ start }, random) => `PF/${yearAndMonth(start)}/${String(random.whole(5, 90)).padStart(3, '0')}`,
  zam: ({ start }, random) => `ZAM/${yearOf(start)}/${random.whole(1001, 4800)}`,
  rek: ({ start }, random) => `R/${yearAndMonth(start)}/${String(random.whole(1, 38)).padStart(2, '0')}`,
  prot: ({ start }, random) => `P/${random.whole(101, 980)}/${yearOf(start)}`,
  umowa: ({ start }, random) => `U/${random.whole(11, 240)}/${yearOf(start)}`,
  oferta: ({ start }, random) => `OF/${yearAndMonth(start)}/${random.whole(3, 75)}`,
  paragon: (_, random) => `W${random.whole(10_000, 99_999)}`,
  nip: (_, random) => nipOf(random),
  sn: (_, random) => `GZ${random.whole(100_000, 999_999)}K${random.whole(10, 99)}`,
  kod4: (_, random) => String(random.whole(1000, 9999)),
  kod6: (_, random) => `${random.whole(100, 999)} ${random.whole(100, 999)}`,
  kwota: (_, random) => money(random.around(1450, 0.7), random),
  kwotaM: (_, random) => `${random.whole(9, 48) * 10 - random.pick([0, 0, 1])} zł`,
  cena: (scene) => exactMoney(productOf(scene).price),
  brutto: (scene) => exactMoney(productOf(scene).price * 1.23),
  wartość: (scene) => exactMoney(productOf(scene).price * piecesOf(scene)),
  kwotaD: (_, random) => `${thousands(random.whole(85, 480) * 100)} zł`,
  zaliczka: (_, random) => `${thousands(random.whole(10, 60) * 100)} zł`,
  euro: (_, random) => String(random.whole(210, 490)),
  rabat: (_, random) => String(random.pick([3, 4, 5, 7, 8, 10])),
  ilość: (scene) => `${piecesOf(scene)} szt.`,
  waga: (_, random) => String(random.whole(12, 64) * 10),
  m2: (_, random) => String(random.whole(14, 60)),
  m2D: (_, random) => String(random.whole(90, 240)),
  eta: (_, random) => String(random.pick([15, 20, 30, 40, 45])),
  od: (_, random) => hour(random.whole(8, 13)),
  do: (scene) => hour(Number.parseInt(fillSlot('od', scene), 10) + 2),
  godz: (_, random) => `${random.whole(9, 15)}:${random.pick(['00', '00', '30', '15'])}`,
  rano: (_, random) => random.pick(['8:00', '8:30', '9:00', '9:30', '10:00']),
  termin: ({ start }, random) => longDate(start - random.whole(4, 21) * DAY_SECONDS),
  wczoraj: ({ start }) => date(workingDayBefore(start)),
  dzień1: (scene) => ON_DAY[weekdayOf(day1(scene))] ?? '',
  Dzień1: (scene) => capitalise(fillSlot('dzień1', scene)),
  dzień1B: (scene) => DAY[weekdayOf(day1(scene))] ?? '',
  data1: (scene) => date(day1(scene)),
  dzień2: (scene) => ON_DAY[weekdayOf(day2(scene))] ?? '',
  Dzień2: (scene) => capitalise(fillSlot('dzień2', scene)),
  data2: (scene) => date(day2(scene)),
  data2d: (scene) => `${new Date(day2(scene) * 1000).getUTCDate()} ${OF_MONTH[monthOf(day2(scene))] ?? ''}`,
  data3: (scene) => date(workingDayAfter(scene.start, 6 + (scene.seed % 5))),
  miesiąc0: ({ start }) => MONTH[(monthOf(start) + 11) % 12] ?? '',
  produktM: (scene) => productOf(scene).nominative,
  produktB: (scene) => productOf(scene).accusative,
  produktD: (scene) => productOf(scene).genitive,
  usterka: (_, random) => random.pick(breakdowns),
  Usterka: (scene) => capitalise(fillSlot('usterka', scene)),
  częśćB: (_, random) => random.pick(parts),
  model: (_, random) => random.pick(boilers),
  serwisant: (_, random) => random.pick(technicians),
  adres: ({ contact }) => `ul. ${contact.street}, ${contact.postcode} ${contact.town.name}`,
  ulica: ({ contact }) => contact.street,
  wMieście: ({ contact }) => contact.town.locative,
  doMiasta: ({ contact }) => `do ${contact.town.genitive}`,
  miastoD: ({ contact }) => contact.town.genitive,
  mail: ({ contact }) => contact.mail,
  nazwisko: ({ contact }) => contact.last,
  klient: ({ contact }) => `${contact.first} ${contact.last}`,
  wołaczK: ({ contact }) => `${contact.gender === 'm' ? 'Panie' : 'Pani'} ${contact.vocative}`,
  wołaczA: ({ agent }) => `${agent.gender === 'm' ? 'Panie' : 'Pani'} ${agent.vocative}`,
  agent: ({ agent }) => `${agent.firstName} ${agent.lastName}`,
  agentI: ({ agent }) => agent.firstName,
  podpis: ({ agent }, random) =>
    random.pick([`${agent.firstName} ${agent.lastName}, ${OFFICE}`, `Pozdrawiam, ${agent.firstName}`, OFFICE]),
  firma: () => OFFICE,
  tel: () => OFFICE_TELEPHONE,
  adresF: () => OFFICE_ADDRESS,
};

/** What a slot stands for in a scene: the same in all of its messages and notes. Throws where there is no such slot. */
export function fillSlot(name: string, scene: Scene): string {
  const slot = slots[name];
  if (slot === undefined) throw new RangeError(`there is no slot {${name}}`);
  return slot(scene, new Random(scene.seed, hashText(name)));
}

/** "w poniedziałek" and the like, for the next working day. */
export function onNextWorkingDay(seconds: number): string {
  return ON_DAY[weekdayOf(workingDayAfter(seconds, 1))] ?? '';
}

/** The text with its first letter in upper case. */
export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function day1({ start, seed }: Scene): number {
  return workingDayAfter(start, 1 + (seed % 2));
}

function day2({ start, seed }: Scene): number {
  return workingDayAfter(start, 3 + (seed % 2));
}

function productOf(scene: Scene): (typeof products)[number] {
  return new Random(scene.seed, 41).pick(products);
}

/** Of the dear things one buys few. */
function piecesOf(scene: Scene): number {
  return new Random(scene.seed, 42).pick(
    productOf(scene).price > 1500 ? [1, 1, 2] : [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24],
  );
}

function exactMoney(amount: number): string {
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `${thousands(Number(whole))},${cents} zł`;
}

function money(amount: number, random: Random): string {
  const cents = random.pick(['00', '00', '50', '99', '40', String(random.whole(10, 98))]);
  return `${thousands(Math.max(1, Math.floor(amount)))},${cents} zł`;
}

function thousands(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** Ten digits with a wrong check digit, so that it is no person's number. */
function nipOf(random: Random): string {
  const digits = Array.from({ length: 9 }, (_, at) => (at === 0 ? 7 : random.whole(0, 9)));
  const sum = digits.reduce((total, digit, at) => total + digit * ([6, 5, 7, 2, 3, 4, 5, 6, 7][at] ?? 0), 0);
  return [...digits, ((sum % 11) + 1) % 10].join('');
}

function hour(whole: number): string {
  return `${whole}:00`;
}

function date(seconds: number): string {
  const [, month = '', day = ''] = formatWallTime(seconds).slice(0, 10).split('-');
  return `${day}.${month}`;
}

function longDate(seconds: number): string {
  return `${date(seconds)}.${yearOf(seconds)}`;
}

function yearOf(seconds: number): string {
  return formatWallTime(seconds).slice(0, 4);
}

function yearAndMonth(seconds: number): string {
  return formatWallTime(seconds).slice(0, 7).replace('-', '/');
}

function monthOf(seconds: number): number {
  return new Date(seconds * 1000).getUTCMonth();
}
