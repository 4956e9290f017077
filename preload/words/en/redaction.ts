import type { InEnglish } from '../in-english';
import type { redactionPl } from '../pl/redaction';

/** English texts of what stands for persons in a file without them. */
export const redactionEn: InEnglish<typeof redactionPl> = {
  redaction: {
    person: 'Person {{n}}',
    organisation: 'Company {{n}}',
    agent: 'Employee {{n}}',
    name: 'Somebody {{n}}',
    number: 'Number {{n}}',
    extension: 'Ext. {{n}}',
    email: 'E-mail {{n}}',
    account: 'Account {{n}}',
    id: 'Identifier {{n}}',
    title: 'Persons in the file',
    told: 'As in the archive',
    all: 'Without persons',
    butAgents: 'Without persons, agents by name',
    hint: 'Names of persons and companies, numbers, e-mail addresses and accounts give way to stand-ins such as “Person 17”: the same person has the same stand-in within the file, and another one in the next file. Texts of SMS, notes and remarks are included.',
    caution:
      'Free text may still identify somebody, for example by what happened or by a name that the archive does not know, or that is written small and is an ordinary word as well. Dates and times stay as they are. Look through the file before you hand it on.',
    orderChanged:
      'An order by persons or numbers would tell what they begin with, so the file has the newest records first.',
    sheetPersons: 'Persons',
    sheetAll:
      'A file without persons: stand-ins are in the place of persons, companies, agents, numbers, e-mail addresses, accounts and identifiers. The same stand-in in this file is the same person; other files have other stand-ins.',
    sheetButAgents:
      'A file without persons but for agents: stand-ins are in the place of persons, companies, numbers, e-mail addresses, accounts and identifiers. The same stand-in in this file is the same person; other files have other stand-ins.',
    sheetCaution: 'Note',
    wordsLeftOut: 'words that were typed are left out, since they could name a person',
  },
};
