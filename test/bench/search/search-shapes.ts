import type { Filters, Sort } from '../../../preload/model';

/** A kind of search that people make. */
export interface Shape {
  readonly name: string;
  readonly text: string;
  readonly filters: Filters;
  readonly sort: Sort;
  /** Where the page begins: a part of the whole result. */
  readonly depth: number;
  /** The same, as nearly as one plain SQL statement says it; a condition on `interaction`. */
  readonly where: string;
  readonly orderBy: string;
}

const newest: Sort = { by: 'date', descending: true };

/** Where an SMS or a note holds a text somewhere. */
const holds = (text: string): string =>
  `(sms_text LIKE '%${text}%' OR EXISTS (SELECT 1 FROM note WHERE interaction_id = interaction.id AND note.text LIKE '%${text}%'))`;
const label = (column: string, text: string): string => `${column} IN (SELECT id FROM label WHERE text = '${text}')`;
const day = (text: string): number => (Date.parse(`${text}T00:00:00Z`) / 1000) * 2 ** 20;
const between = (from: string, to: string): string =>
  `interaction.id >= ${String(day(from))} AND interaction.id < ${String(day(to))}`;
const entity = (column: string, text: string): string =>
  `EXISTS (SELECT 1 FROM json_each(${column}) AS part JOIN entity ON entity.id = part.value WHERE entity.wire LIKE '%${text}%')`;
const number = (digits: string): string =>
  `(${holds(digits)} OR external_number IN (SELECT id FROM entity WHERE wire LIKE '%"+48%${digits}"%'))`;

const text = (name: string, typed: string, where: string): Shape => ({
  ...{ name, text: typed, filters: {}, sort: newest, depth: 0, where },
  orderBy: 'interaction.id DESC',
});
const filter = (name: string, filters: Filters, where: string): Shape => ({ ...text(name, '', where), filters });

/** What the office of an archive has that only it knows. */
export interface Samples {
  /** The number of a contact that seldom called, digits only, without the country code. */
  readonly rareNumber: string;
  readonly agent: string;
  readonly extension: string;
  readonly contact: string;
}

/** The columns that have an order of their own beside time, duration and contact. */
const columnShapes = [
  { by: 'number', orderBy: 'external_number' },
  { by: 'kind', orderBy: 'service, direction, status' },
  { by: 'direction', orderBy: 'direction' },
  { by: 'status', orderBy: 'status' },
  { by: 'queue', orderBy: 'queue_status' },
  { by: 'cost', orderBy: 'cost' },
  { by: 'notes', orderBy: '(SELECT count(*) FROM note WHERE interaction_id = interaction.id)' },
  { by: 'agent', orderBy: 'receivers' },
  { by: 'flag', orderBy: 'flags' },
] as const satisfies readonly { readonly by: Sort['by']; readonly orderBy: string }[];

/** The searches that are measured. */
export function shapesOf({ rareNumber, agent, extension, contact }: Samples): readonly Shape[] {
  const tail = rareNumber.slice(-5);
  const fourFilters = {
    services: ['sms'],
    directions: ['out'],
    from: '2025-02-01',
    to: '2025-11-30',
    agents: [agent],
  };
  const fourWheres = [
    label('service', 'SMS'),
    label('direction', 'out'),
    between('2025-02-01', '2025-12-01'),
    entity('receivers', `"internal":${extension}`),
  ].join(' AND ');
  return [
    text('no search', '', 'TRUE'),
    text('one letter', 'k', holds('k')),
    text('two letters', 'ko', holds('ko')),
    text('common word', 'proszę', holds('proszę')),
    text('rare word', 'kosiark', holds('kosiark')),
    text('inflected word', 'faktura', holds('faktur')),
    text('name', agent, entity('receivers', `"internal":${extension}`)),
    text('two common words', 'dzień faktury', `${holds('dzień')} AND ${holds('faktury')}`),
    text('common phrase', '"dzień dobry"', holds('dzień dobry')),
    text('phrase of common words', '"na jutro"', holds('na jutro')),
    text('alternative', 'rabat OR gwarancja', `(${holds('rabat')} OR ${holds('gwarancja')})`),
    text('exclusion', 'zamówienie -dostawa', `${holds('zamówienie')} AND NOT ${holds('dostawa')}`),
    text('only an exclusion', '-proszę', `NOT ${holds('proszę')}`),
    text(
      'field',
      'note:termin',
      `EXISTS (SELECT 1 FROM note WHERE interaction_id = interaction.id AND text LIKE '%termin%')`,
    ),
    text('number tail', tail, number(tail)),
    text('common word and rare number', `faktura ${rareNumber}`, `${holds('faktur')} AND ${number(rareNumber)}`),
    text('code', 'FV/2025/06', holds('FV/2025/06')),
    text('amount', '325,95', holds('325,95')),
    {
      ...text('common word in one day', 'proszę', `${holds('proszę')} AND ${between('2025-06-10', '2025-06-11')}`),
      filters: { from: '2025-06-10', to: '2025-06-10' },
    },
    {
      ...text('common word in ten years', 'proszę', `${holds('proszę')} AND ${between('2016-01-01', '2026-01-01')}`),
      filters: { from: '2016-01-01', to: '2025-12-31' },
    },
    filter('service', { services: ['sms'] }, label('service', 'SMS')),
    filter('direction', { directions: ['in'] }, label('direction', 'in')),
    filter('status', { statuses: ['noAnswer', 'busy'] }, label('status', 'noAnswer')),
    filter('agent', { agents: [agent] }, entity('receivers', `"internal":${extension}`)),
    filter(
      'flag',
      { flags: ['Windykacja'] },
      `flags IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(flags) AS use JOIN entity ON entity.id = use.value ->> 0 WHERE entity.wire LIKE '%Windykacja%')`,
    ),
    filter(
      'contact',
      { contacts: [contact] },
      `from_caller IN (SELECT id FROM entity WHERE wire LIKE '%${contact}%') OR to_caller IN (SELECT id FROM entity WHERE wire LIKE '%${contact}%')`,
    ),
    filter('number', { number: rareNumber }, number(rareNumber)),
    filter('has notes', { hasNotes: true }, 'note <> 0'),
    filter('duration', { minSeconds: 600 }, 'duration_seconds >= 600'),
    filter('one month', { from: '2025-06-01', to: '2025-06-30' }, between('2025-06-01', '2025-07-01')),
    filter('four filters', fourFilters, fourWheres),
    { ...text('four filters with text', 'faktura', `${holds('faktur')} AND ${fourWheres}`), filters: fourFilters },
    { ...text('jump to the middle of everything', '', 'TRUE'), depth: 0.5 },
    { ...text('jump to the middle of a common word', 'proszę', holds('proszę')), depth: 0.5 },
    text('nothing found', 'qwxzvjk', holds('qwxzvjk')),
    text('days in words', 'faktura w marcu 2025', `${holds('faktur')} AND ${between('2025-03-01', '2025-04-01')}`),
    text('filter in words', 'nieodebrane', label('status', 'NO ANSWER')),
    // What no word is: the words of the archive are asked what was meant.
    text('typing error of a common word', 'fakutra', holds('faktur')),
    text('typing error of a rare word', 'glwoicy', holds('głowicy')),
    text('two typing errors', 'zamwoineia', holds('zamówieni')),
    text('inside of a word', 'atalogow', holds('atalogow')),
    text('no word is like it', 'qwxzvjkabp', holds('qwxzvjkabp')),
    {
      ...text('oldest first', 'proszę', holds('proszę')),
      sort: { by: 'date', descending: false },
      orderBy: 'interaction.id',
    },
    {
      ...text('longest first', 'proszę', holds('proszę')),
      sort: { by: 'duration', descending: true },
      orderBy: 'duration_seconds DESC',
    },
    {
      ...text('by contact', 'proszę', holds('proszę')),
      sort: { by: 'contact', descending: false },
      orderBy: `(SELECT wire ->> 'lastName' FROM entity WHERE id = from_caller)`,
    },
    {
      ...text('best match first', 'faktura', holds('faktur')),
      sort: { by: 'relevance', descending: true },
      orderBy: `sms_text LIKE '%faktura%' DESC, interaction.id DESC`,
    },
    {
      ...text('best match of two words first', 'proszę faktur', `${holds('proszę')} AND ${holds('faktur')}`),
      sort: { by: 'relevance', descending: true },
      orderBy: `sms_text LIKE '%faktura%' DESC, interaction.id DESC`,
    },
    {
      ...text('everything, longest first', '', 'TRUE'),
      sort: { by: 'duration', descending: true },
      orderBy: 'duration_seconds DESC',
    },
    {
      ...text('everything by contact', '', 'TRUE'),
      sort: { by: 'contact', descending: false },
      orderBy: `(SELECT wire ->> 'lastName' FROM entity WHERE id = from_caller)`,
    },
    {
      ...text('everything by last name', '', 'TRUE'),
      sort: { by: 'lastName', descending: false },
      orderBy: `(SELECT wire ->> 'lastName' FROM entity WHERE id = from_caller)`,
    },
    ...columnShapes.flatMap(({ by, orderBy }) => [
      { ...text(`by ${by}`, 'proszę', holds('proszę')), sort: { by, descending: false }, orderBy },
      { ...text(`everything by ${by}`, '', 'TRUE'), sort: { by, descending: false }, orderBy },
      {
        ...text(`everything by ${by}, reversed`, '', 'TRUE'),
        sort: { by, descending: true },
        orderBy: `${orderBy} DESC`,
      },
    ]),
  ];
}

/** What is typed where suggestions are measured. */
export function typedForSuggestions({ rareNumber, agent, contact }: Samples): readonly string[] {
  return [
    ...['k', 'ko', 'kowal', 'faktura now', 'proszę o ofertę dla', 'qwxzvjk', 'zesz', 'nieod'],
    ...[agent.slice(0, 5), contact.slice(0, 6), rareNumber.slice(0, 5), rareNumber.slice(-5)],
  ];
}
