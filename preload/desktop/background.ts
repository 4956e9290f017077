/** What the program does while nobody looks at it; all of it is off until a person asks for it. */
export interface BackgroundChoices {
  /** It starts when the person logs on, without coming to the front. */
  readonly startsAtLogOn: boolean;
  /** The window that is closed leaves the program running, in the tray. */
  readonly staysInTray: boolean;
  /** What a notification says of new records names whom they are with. */
  readonly tellsContacts: boolean;
}

/** The same, with what this system can do at all. */
export interface Background extends BackgroundChoices {
  readonly canStartAtLogOn: boolean;
  readonly canStayInTray: boolean;
  readonly canNotify: boolean;
}

/** Records that a notification told of, of a saved search or of several. */
export interface ToldRecords {
  /** The saved search; null where there are several. */
  readonly search: string | null;
  readonly ids: readonly number[];
}
