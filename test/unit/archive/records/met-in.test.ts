import { expect, test } from 'vitest';
import { planSearch } from '../../../../main/archive/queries/understanding/plan';
import { readRecords } from '../../../../main/archive/queries/read';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

const interaction = {
  ...documentedInteraction,
  destination: 'Kolejka Reklamacje',
  to: { type: 'person', name: 'Recepcja', number: '107' },
};
const note = {
  ...documentedNote,
  text: 'Klient prosi o korektę',
  user: { type: 'person', firstName: 'Ewa', lastName: 'Lis' },
  organisation: { type: 'organisation', name: 'Brontozaur sp. z o.o.' },
  files: [{ uuid: 'f', fileName: 'skan_faktury.jpg' }],
};
const older = { ...note, uuid: 'older', created: '2022-12-29 11:00:00', text: 'Wysłano cennik', files: [] };

/** Where the row says that a search met it, each place as `where: [hit]`. */
function reasons(text: string): string[] {
  const archive = temporaryArchive();
  const [id = 0] = archive.transaction(() => {
    const { ids } = storeInteractions(archive, [toInteraction(interaction)]);
    storeNotes(archive, [...ids][0]!, [toNote(note), toNote(older)], '2026-01-01T00:00:00Z');
    return ids;
  });
  const [row] = readRecords(archive).rows([id], planSearch({ text, filters: {} }));
  return (row!.metIn ?? []).map((met) => {
    const hits = met.hits.map(({ start, length }) => met.text.slice(start, start + length));
    return `${met.where}: ${hits.join(' ')}`;
  });
}

test.each([
  ['reklamacje', ['destination: Reklamacje']],
  ['skan', ['file: skan']],
  ['lis', ['author: Lis']],
  ['brontozaur', ['noteContact: Brontozaur']],
  ['kowalski', ['agent: Kowalski']],
  ['windykacja', ['flag: Windykacja']],
  ['333333333', ['number: +48 333 333 333']],
  ['recepcja', ['party: Recepcja']],
  ['korektę', []],
  ['wójcik', []],
  ['wójcik korektę', []],
  ['wójcik reklamacje', ['destination: Reklamacje']],
  ['korektę cennik', ['note: cennik']],
  ['skan OR korektę', []],
  ['destination:reklamacje', ['destination: Reklamacje']],
  ['korektę -nieistotne', []],
  ['', []],
])('"%s" says %j', (text, expected) => {
  expect(reasons(text)).toEqual(expected);
});
