import type { Filters } from '../../../../preload/model';
import { PhraseBook } from './lexicon';

/** What some words ask for. */
export interface Wish {
  readonly filters: Filters;
  /**
   * `strong` words stand alone; `weak` ones, which are words as well, only beside others. `missed` says its direction only
   * where none is said; `received`: of an SMS or a fax its direction, of a call its status.
   */
  readonly force: 'strong' | 'weak' | 'missed' | 'received';
}

const strong = (filters: Filters): Wish => ({ filters, force: 'strong' });
const weak = (filters: Filters): Wish => ({ filters, force: 'weak' });

/** The forms of an adjective, of its stem. */
const adjective = (stem: string): string =>
  ['y', 'a', 'e', 'ego', 'ej', 'ych', 'ym', 'ymi', 'ą'].map((end) => stem + end).join('/');

const calls: Filters = { services: ['call'] };
const texts: Filters = { services: ['sms'] };
const faxes: Filters = { services: ['fax'] };
const incoming: Filters = { directions: ['in'] };
const outgoing: Filters = { directions: ['out'] };
const internal: Filters = { directions: ['internal'] };
const unanswered: Filters = { statuses: ['noAnswer'] };
const answered: Filters = { statuses: ['answered'] };

/** Words and rows of words that are a filter, in Polish and English. */
export const filterPhrases = new PhraseBook<Wish>([
  ['rozmowy/rozmów/rozmowach/połączenia/połączeń/połączeniach/telefony/telefonów/calls', strong(calls)],
  ['rozmowa/rozmowę/rozmowie/połączenie/połączeniu/telefon/telefonu/call', weak(calls)],
  [adjective('telefoniczn'), weak(calls)],
  ['phone calls', strong(calls)],
  ['sms/smsy/smsów/smsem/smsa/smsach/sms-y/esemesy/esemes/esemesów/texts/smses', strong(texts)],
  ['sms -y/-ów/-a/-ach/-ami/-em', strong(texts)],
  ['text messages', strong(texts)],
  ['sms messages', strong(texts)],
  ['wiadomości sms', strong(texts)],
  ['faks/faksy/faksów/faksu/faksem/faksach/fax/faxy/faxów/faxu/faxem/faxes', strong(faxes)],

  [`${adjective('przychodząc')}/incoming/inbound`, strong(incoming)],
  [`${adjective('wychodząc')}/outgoing/outbound`, strong(outgoing)],
  [`${adjective('wewnętrzn')}/internal`, strong(internal)],
  [`${adjective('wysłan')}/sent`, weak(outgoing)],
  [`${adjective('otrzyman')}/received`, weak(incoming)],

  [`${adjective('nieodebran')}/unanswered`, strong(unanswered)],
  [`nie ${adjective('odebran')}`, strong(unanswered)],
  ['not answered', strong(unanswered)],
  ['no answer', strong(unanswered)],
  ['bez odpowiedzi', strong(unanswered)],
  ['missed', { filters: { ...unanswered, ...incoming }, force: 'missed' }],
  [adjective('odebran'), { filters: answered, force: 'received' }],
  ['answered', strong(answered)],
  [`${adjective('zajęt')}/busy`, strong({ statuses: ['busy'] })],

  ['z/ze załącznikiem/załącznikami/plikiem/plikami', strong({ hasAttachment: true })],
  ['bez załącznika/załączników/pliku/plików', strong({ hasAttachment: false })],
  ['with attachment/attachments', strong({ hasAttachment: true })],
  ['with an attachment', strong({ hasAttachment: true })],
  ['without attachment/attachments', strong({ hasAttachment: false })],
  ['without an attachment', strong({ hasAttachment: false })],
  ['z/ze notatką/notatkami', strong({ hasNotes: true })],
  ['bez notatki/notatek', strong({ hasNotes: false })],
  ['with note/notes', strong({ hasNotes: true })],
  ['with a note', strong({ hasNotes: true })],
  ['without note/notes', strong({ hasNotes: false })],
  ['without a note', strong({ hasNotes: false })],
  ['z/ze przypiętą/przypiętymi notatką/notatkami', strong({ hasPinnedNote: true })],
  ['bez przypiętej/przypiętych notatki/notatek', strong({ hasPinnedNote: false })],
  ['with pinned note/notes', strong({ hasPinnedNote: true })],
  ['with a pinned note', strong({ hasPinnedNote: true })],
  ['without pinned note/notes', strong({ hasPinnedNote: false })],
  ['without a pinned note', strong({ hasPinnedNote: false })],

  ['z/ze gwiazdką/gwiazdkami', strong({ marks: ['star'] })],
  [`${adjective('oznaczon')} gwiazdką`, strong({ marks: ['star'] })],
  ['starred', strong({ marks: ['star'] })],
  ['with star/stars', strong({ marks: ['star'] })],
  ['with a star', strong({ marks: ['star'] })],
  ['do wyjaśnienia', strong({ marks: ['clarify'] })],
  ['to clarify', strong({ marks: ['clarify'] })],
  ['to be clarified', strong({ marks: ['clarify'] })],
  [`${adjective('nieprzeczytan')}/unread`, strong({ marks: ['unread'] })],
  [`nie ${adjective('przeczytan')}`, strong({ marks: ['unread'] })],
  ['z/ze uwagą/uwagami', strong({ marks: ['remark'] })],
  ['z/ze własną/własnymi uwagą/uwagami', strong({ marks: ['remark'] })],
  ['with remark/remarks', strong({ marks: ['remark'] })],
  ['with a remark', strong({ marks: ['remark'] })],
  ['bez gwiazdki/gwiazdek', strong({ withoutMarks: ['star'] })],
  ['without star/stars', strong({ withoutMarks: ['star'] })],
  ['without a star', strong({ withoutMarks: ['star'] })],
  ['not starred', strong({ withoutMarks: ['star'] })],
  [adjective('przeczytan'), strong({ withoutMarks: ['unread'] })],
  ['bez uwagi/uwag', strong({ withoutMarks: ['remark'] })],
  ['bez własnej/własnych uwagi/uwag', strong({ withoutMarks: ['remark'] })],
  ['without remark/remarks', strong({ withoutMarks: ['remark'] })],
  ['without a remark', strong({ withoutMarks: ['remark'] })],
]);

/** `i załącznikiem`: goes on where something was asked to be had. */
export const furtherPossessions = new PhraseBook<Wish>([
  ['załącznikiem/załącznikami/attachment/attachments', strong({ hasAttachment: true })],
  ['notatką/notatkami/note/notes', strong({ hasNotes: true })],
]);
