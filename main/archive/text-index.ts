import { toAttachments } from '../crm/attachment';
import { blocksOf, plainTextOf } from '../crm/draft';
import type { CrmInteraction } from '../crm/interaction';
import type { CrmNote } from '../crm/note';
import { directions, nameOf, services, statuses, toAgent, toContact, toExternalContact, toFlag, toKnown } from '../crm/party';
import { fromJsonText } from '../crm/wire';
import { fold } from './fold';
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
    names: fold(namesOf(interaction, notes).join('\n')),
    attributes: [...attributesOf(interaction, notes, noteTexts)].join(' '),
  };
}

function namesOf(interaction: CrmInteraction, notes: readonly CrmNote[]): string[] {
  const names = new Set<string | null>([
    nameOf(fromJsonText(interaction.from)),
    nameOf(fromJsonText(interaction.to)),
    interaction.destination,
    ...interaction.receivers.map((receiver) => toAgent(fromJsonText(receiver)).name),
    ...interaction.flags.map((flag) => toFlag(fromJsonText(flag.flag)).name),
    ...notes.flatMap((note) => [
      nameOf(fromJsonText(note.author)),
      nameOf(fromJsonText(note.organisation)),
      nameOf(fromJsonText(note.person)),
      ...toAttachments(fromJsonText(note.files)).map((file) => file.name),
    ]),
  ]);
  return [...names].filter((name): name is string => name !== null && name !== '');
}

function attributesOf(interaction: CrmInteraction, notes: readonly CrmNote[], noteTexts: readonly string[]): Set<string> {
  const words = new Set<string>([
    attribute.everything,
    attribute.service(toKnown(interaction.service, services)),
    attribute.direction(toKnown(interaction.direction, directions)),
    attribute.status(toKnown(interaction.status, statuses)),
  ]);
  if (interaction.note > 0 || notes.length > 0) words.add(attribute.hasNotes);
  for (const receiver of interaction.receivers) {
    const agent = toAgent(fromJsonText(receiver));
    if (agent.extension !== null) words.add(attribute.extension(agent.extension));
    for (const token of tokensOf(agent.name)) words.add(attribute.agentWord(token.text));
  }
  for (const flag of interaction.flags) words.add(attribute.flag(toFlag(fromJsonText(flag.flag)).name));
  for (const digits of digitsAbout(interaction, noteTexts)) words.add(attribute.number(digits));
  return words;
}

/** The record's own numbers and those written in its texts. */
function* digitsAbout(interaction: CrmInteraction, noteTexts: readonly string[]): Generator<string> {
  const parties = [
    toExternalContact(fromJsonText(interaction.externalNumber)),
    toContact(fromJsonText(interaction.from)),
    toContact(fromJsonText(interaction.to)),
  ];
  for (const party of parties) {
    const digits = digitsOf(party?.number ?? '');
    if (digits !== '') yield digits;
  }
  for (const text of [interaction.smsText ?? '', ...noteTexts]) {
    for (const number of numbersIn(text)) yield number.digits;
  }
}
