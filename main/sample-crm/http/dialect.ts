import { hashParts, hashText } from '../data/random';

/** One way of printing something, or 'mixed': chosen per record by the dialect's seed. */
export type Choice<T extends string> = T | 'mixed';

/** How the server prints what the vendor's documents leave open or contradict; each reading is switched on its own. */
export interface Dialect {
  /** `from` and `to`: documented as an array, printed as an object. */
  readonly party: Choice<'object' | 'list'>;
  /** `from` and `to` where nothing is known about that side. */
  readonly unknownParty: Choice<'object' | 'null'>;
  /** A number has lost its plus and its leading zeros. */
  readonly numberNotFormatted: Choice<'string' | 'number'>;
  readonly directionCase: Choice<LetterCase>;
  readonly serviceCase: Choice<LetterCase>;
  readonly statusCase: Choice<LetterCase>;
  readonly relUuid: Choice<'relUuid' | 'reluuid'>;
  /** `files` of a note that has none; attachments are always a list of objects. */
  readonly emptyFiles: Choice<'object' | 'list'>;
  /** `unescaped` prints the inner JSON raw between its quotes: the body is then not valid JSON. */
  readonly noteText: Choice<'escaped' | 'unescaped' | 'plain'>;
  /** The printed `"edit":1,}`: not valid JSON either. */
  readonly trailingComma: Choice<'no' | 'yes'>;
  /** The printed line break inside an empty `"files":{\n      }`. */
  readonly filesWhitespace: Choice<'no' | 'yes'>;
  /** The printed example's note has its interaction's callDate one hour earlier than the interaction itself. */
  readonly noteCallDate: Choice<'same' | 'hourEarlier'>;
  /** `note` of an interaction: how many there are, or whether there are any. */
  readonly noteCount: Choice<'count' | 'flag'>;
  readonly ints: Choice<'number' | 'string'>;
  /** Fields that are in no document. */
  readonly extraFields: Choice<'no' | 'yes'>;
  /** Values beside the documented ones in callDirection, service, status, type and note status. */
  readonly unknownValues: Choice<'no' | 'yes'>;
  /** `userTalk` of an interaction that no agent took. */
  readonly emptyUserTalk: Choice<'object' | 'null'>;
  /** PHP prints letters beyond ASCII as \uXXXX and a slash as \/ unless told otherwise. */
  readonly letters: Choice<'raw' | 'escaped'>;
  /** `data` of an answer without records. */
  readonly emptyData: 'list' | 'object';
  readonly totalCount: 'number' | 'string';
  /** The status of an answer to a question with a missing or wrong parameter. */
  readonly badParameterStatus: 200 | 400;
  /** Seeds what 'mixed' chooses. */
  readonly seed: number;
}

/** `documented` is the case of the field tables, `upper` that of the printed example. */
export type LetterCase = 'documented' | 'upper' | 'lower';

/** The keys of a dialect that are chosen per record. */
export type RecordKey = Exclude<keyof Dialect, 'emptyData' | 'totalCount' | 'badParameterStatus' | 'seed'>;

/** A dialect for one record: nothing is 'mixed' any more. */
export type RecordDialect = { readonly [Key in RecordKey]: Exclude<Dialect[Key], 'mixed'> };

/** The ways to print each thing, the calmest first. */
export const readings: { readonly [Key in RecordKey]: readonly Exclude<Dialect[Key], 'mixed'>[] } = {
  party: ['object', 'list'],
  unknownParty: ['object', 'null'],
  numberNotFormatted: ['string', 'number'],
  directionCase: ['documented', 'upper', 'lower'],
  serviceCase: ['documented', 'upper', 'lower'],
  statusCase: ['documented', 'upper', 'lower'],
  relUuid: ['relUuid', 'reluuid'],
  emptyFiles: ['object', 'list'],
  noteText: ['escaped', 'unescaped', 'plain'],
  trailingComma: ['no', 'yes'],
  filesWhitespace: ['no', 'yes'],
  noteCallDate: ['same', 'hourEarlier'],
  noteCount: ['count', 'flag'],
  ints: ['number', 'string'],
  extraFields: ['no', 'yes'],
  unknownValues: ['no', 'yes'],
  emptyUserTalk: ['object', 'null'],
  letters: ['raw', 'escaped'],
};

/** Valid JSON with the documented types: the dialect of a server without surprises. */
export const plainDialect: Dialect = {
  party: 'object',
  unknownParty: 'object',
  numberNotFormatted: 'string',
  directionCase: 'documented',
  serviceCase: 'documented',
  statusCase: 'documented',
  relUuid: 'relUuid',
  emptyFiles: 'list',
  noteText: 'escaped',
  trailingComma: 'no',
  filesWhitespace: 'no',
  noteCallDate: 'same',
  noteCount: 'count',
  ints: 'number',
  extraFields: 'no',
  unknownValues: 'no',
  emptyUserTalk: 'object',
  letters: 'raw',
  emptyData: 'list',
  totalCount: 'number',
  badParameterStatus: 400,
  seed: 1,
};

/** What the vendor's printed examples show, the two places of invalid JSON included. */
export const printedDialect: Dialect = {
  ...plainDialect,
  numberNotFormatted: 'number',
  directionCase: 'upper',
  statusCase: 'upper',
  relUuid: 'reluuid',
  emptyFiles: 'object',
  noteText: 'unescaped',
  trailingComma: 'yes',
  filesWhitespace: 'yes',
  noteCallDate: 'hourEarlier',
  noteCount: 'flag',
};

/** Everything that can differ from record to record does. */
export function mixedDialect(seed: number): Dialect {
  return {
    party: 'mixed',
    unknownParty: 'mixed',
    numberNotFormatted: 'mixed',
    directionCase: 'mixed',
    serviceCase: 'mixed',
    statusCase: 'mixed',
    relUuid: 'mixed',
    emptyFiles: 'mixed',
    noteText: 'mixed',
    trailingComma: 'mixed',
    filesWhitespace: 'mixed',
    noteCallDate: 'mixed',
    noteCount: 'mixed',
    ints: 'mixed',
    extraFields: 'mixed',
    unknownValues: 'mixed',
    emptyUserTalk: 'mixed',
    letters: 'mixed',
    emptyData: seed % 2 === 0 ? 'list' : 'object',
    totalCount: seed % 3 === 0 ? 'string' : 'number',
    badParameterStatus: 400,
    seed,
  };
}

/** The dialect in which one record is printed; the same record is always printed alike. */
export function dialectOfRecord(dialect: Dialect, uuid: string): RecordDialect {
  const record = hashText(uuid, dialect.seed);
  let place = 0;
  const settle = <Way extends string>(choice: Choice<Way>, ways: readonly Way[]): Way => {
    place += 1;
    const way = ways.find((way) => way === choice) ?? ways[hashParts(record, place) % ways.length];
    if (way === undefined) throw new RangeError('there is no way to print it');
    return way;
  };
  return {
    party: settle(dialect.party, readings.party),
    unknownParty: settle(dialect.unknownParty, readings.unknownParty),
    numberNotFormatted: settle(dialect.numberNotFormatted, readings.numberNotFormatted),
    directionCase: settle(dialect.directionCase, readings.directionCase),
    serviceCase: settle(dialect.serviceCase, readings.serviceCase),
    statusCase: settle(dialect.statusCase, readings.statusCase),
    relUuid: settle(dialect.relUuid, readings.relUuid),
    emptyFiles: settle(dialect.emptyFiles, readings.emptyFiles),
    noteText: settle(dialect.noteText, readings.noteText),
    trailingComma: settle(dialect.trailingComma, readings.trailingComma),
    filesWhitespace: settle(dialect.filesWhitespace, readings.filesWhitespace),
    noteCallDate: settle(dialect.noteCallDate, readings.noteCallDate),
    noteCount: settle(dialect.noteCount, readings.noteCount),
    ints: settle(dialect.ints, readings.ints),
    extraFields: settle(dialect.extraFields, readings.extraFields),
    unknownValues: settle(dialect.unknownValues, readings.unknownValues),
    emptyUserTalk: settle(dialect.emptyUserTalk, readings.emptyUserTalk),
    letters: settle(dialect.letters, readings.letters),
  };
}
