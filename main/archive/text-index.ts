import { toAttachments } from '../crm/attachment';
import { blocksOf, plainTextOf } from '../crm/draft';
import type { CrmInteraction } from '../crm/interaction';
import type { CrmNote } from '../crm/note';
import {
  directions,
  nameOf,
  services,
  statuses,
  toAgent,
  toContact,
  toExternalContact,
  toFlag,
  toKnown,
} from '../crm/party';
import { fromJsonText } from '../crm/wire';
import { fold } from './fold';
import { remember } from './remember';
import { attribute, digitsOf, numbersIn, tokensOf } from './tokens';

/** What the text index holds of one record: a folded text for each of its columns. */
export interface IndexedTexts {
  readonly sms: string;
  readonly notes: string;
  readonly names: string;
  readonly attributes: string;
}

/** The searchable words of a record with its notes. */
export function indexedTexts(interaction: CrmInteraction, notes: readonly CrmNote[]): IndexedTexts {
  const noteTexts = notes.map((note) => plainTextOf(blocksOf(note.text ?? '')));
  return {
    sms: fold(interaction.smsText ?? ''),
    notes: fold(noteTexts.join('\n')),
    names: [...namesOf(interaction, notes)].filter((name) => name !== '').join('\n'),
    attributes: [...attributesOf(interaction, notes, noteTexts)].join(' '),
  };
}

// Callers, agents and flags repeat from record to record: what they say is worked out once for each of their JSON texts.
const foldedText = remember((text: string) => fold(text));
const foldedName = remember((json: string) => fold(nameOf(fromJsonText(json)) ?? ''));
const foldedAgent = remember((json: string) => fold(toAgent(fromJsonText(json)).name));
const foldedFlag = remember((json: string) => fold(toFlag(fromJsonText(json)).name));
const digitsOfCaller = remember((json: string) => digitsOf(toContact(fromJsonText(json))?.number ?? ''));
const digitsOfExternal = remember((json: string) => digitsOf(toExternalContact(fromJsonText(json))?.number ?? ''));
const wordOfFlag = remember((json: string) => attribute.flag(toFlag(fromJsonText(json)).name));
const wordsOfAgent = remember((json: string): readonly string[] => {
  const agent = toAgent(fromJsonText(json));
  const extension = agent.extension === null ? [] : [attribute.extension(agent.extension)];
  return [...extension, ...tokensOf(agent.name).map((token) => attribute.agentWord(token.text))];
});
const wordOfService = remember((value: string | null) => attribute.service(toKnown(value, services)));
const wordOfDirection = remember((value: string | null) => attribute.direction(toKnown(value, directions)));
const wordOfStatus = remember((value: string | null) => attribute.status(toKnown(value, statuses)));

function namesOf(interaction: CrmInteraction, notes: readonly CrmNote[]): Set<string> {
  const names = new Set<string>();
  const addName = (json: string | null): void => {
    if (json !== null) names.add(foldedName(json));
  };
  addName(interaction.from);
  addName(interaction.to);
  if (interaction.destination !== null) names.add(foldedText(interaction.destination));
  for (const receiver of interaction.receivers) names.add(foldedAgent(receiver));
  for (const { flag } of interaction.flags) names.add(foldedFlag(flag));
  for (const note of notes) {
    addName(note.author);
    addName(note.organisation);
    addName(note.person);
    for (const file of toAttachments(fromJsonText(note.files))) names.add(fold(file.name));
  }
  return names;
}

function attributesOf(
  interaction: CrmInteraction,
  notes: readonly CrmNote[],
  noteTexts: readonly string[],
): Set<string> {
  const words = new Set<string>([
    attribute.everything,
    wordOfService(interaction.service),
    wordOfDirection(interaction.direction),
    wordOfStatus(interaction.status),
  ]);
  if (interaction.note > 0 || notes.length > 0) words.add(attribute.hasNotes);
  for (const receiver of interaction.receivers) for (const word of wordsOfAgent(receiver)) words.add(word);
  for (const { flag } of interaction.flags) words.add(wordOfFlag(flag));
  for (const digits of digitsAbout(interaction, noteTexts)) if (digits !== '') words.add(attribute.number(digits));
  return words;
}

/** The record's own numbers and those written in its texts. */
function* digitsAbout(interaction: CrmInteraction, noteTexts: readonly string[]): Generator<string> {
  if (interaction.externalNumber !== null) yield digitsOfExternal(interaction.externalNumber);
  if (interaction.from !== null) yield digitsOfCaller(interaction.from);
  if (interaction.to !== null) yield digitsOfCaller(interaction.to);
  for (const text of [interaction.smsText ?? '', ...noteTexts]) {
    for (const number of numbersIn(text)) yield number.digits;
  }
}
