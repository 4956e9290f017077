/** What an interaction is about. */
export type Topic =
  | 'faktura'
  | 'płatność'
  | 'dostawa'
  | 'zamówienie'
  | 'wizyta'
  | 'awaria'
  | 'reklamacja'
  | 'opinia'
  | 'oferta'
  | 'umowa'
  | 'współpraca'
  | 'godziny'
  | 'dane'
  | 'praca'
  | 'inne';

/**
 * A conversation by SMS. Each line of `lines` is a message: `<` from the contact, `>` from the office, before it an optional wait since the message
 * before (`+20m`, `+3h`, `+1d`: working days). In a message `[a|b]` is one of several wordings, `{name}` a slot (slots.ts), `<he/she>` a word in the
 * speaker's gender, `«he/she»` one in the gender of the one spoken to, `{:)}` a smile of those who smile.
 */
export interface Script {
  readonly topic: Topic;
  readonly lines: string;
  /** What an agent notes about it. */
  readonly note: string;
  /** First and last day (`MM-DD`) on which such a conversation begins. */
  readonly season?: readonly [from: string, to: string];
  /** Only with contacts abroad. */
  readonly isForeign?: boolean;
}
