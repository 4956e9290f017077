import { expect, it } from 'vitest';
import { readExported } from '../../../../main/archive/queries/exported';
import { readRecords } from '../../../../main/archive/queries/read';
import { storeInteractions, storeNotes } from '../../../../main/archive/store/store';
import { verifyFile } from '../../../../main/archive/check/verify';
import { readAnswer } from '../../../../main/crm/answer';
import { toInteraction } from '../../../../main/crm/interaction';
import { toNote } from '../../../../main/crm/note';
import { documentedInteraction, documentedNote } from '../../records';
import { temporaryArchive } from '../../temp-archive';

/** As the CRM prints a record, numbers put in for the words that stand for them. */
const printed = (record: object, numbers: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(
    JSON.stringify({ success: true, data: [record], message: '' }).replaceAll(
      /"@(\w+)"/g,
      (_, name: string) => numbers[name]!,
    ),
  );

it('a number that does not fit is shown and exported with every digit, in any field of a record and of a note', () => {
  const numbers = { huge: '1e400', tiny: '1e-400', fine: '0.1000000000000000055511', long: '12345678901234567.5' };
  const interaction = {
    ...documentedInteraction,
    ...{ duration: '@long', cost: '@fine', note: '@huge', added: ['@tiny', { deep: '@huge' }] },
    externalNumber: { ...documentedInteraction.externalNumber, numberNotFormatted: '@long' },
    flags: [{ name: 'f', uuid: 'f', color: '#fa702e', weight: '@fine' }],
  };
  const note = { ...documentedNote, pin: '@fine', edit: '@long', files: [{ fileSize: '@huge' }] };
  const archive = temporaryArchive();
  const store = (): number => {
    const [id] = archive.transaction(() => {
      const [record] = readAnswer(printed(interaction, numbers)).records.map(toInteraction);
      const stored = storeInteractions(archive, [record!]);
      const notes = readAnswer(printed(note, numbers)).records.map(toNote);
      storeNotes(archive, stored.ids[0]!, notes, '2026-01-01T00:00:00Z');
      return [stored.ids[0]!, stored.unchanged];
    });
    return id;
  };
  const id = store();
  const asTexts = (record: object): unknown =>
    JSON.parse(JSON.stringify(record).replaceAll(/"@(\w+)"/g, (_, name: string) => `"${numbers[name as 'huge']}"`));
  const reader = readRecords(archive);
  expect(reader.wire(id)).toEqual({ interaction: asTexts(interaction), notes: [asTexts(note)] });
  const shown = reader.record(id, null);
  expect(shown).toMatchObject({ durationSeconds: null, cost: null });
  expect(shown.otherFields).toEqual(
    expect.arrayContaining([
      ['duration', numbers.long],
      ['cost', numbers.fine],
      ['note', numbers.huge],
      ['added[1]', numbers.tiny],
      ['added[2].deep', numbers.huge],
    ]),
  );
  expect(readExported(archive)([id])).toMatchObject([{ durationSeconds: null }]);
  expect(verifyFile(archive).isSound).toBe(true);
});

it('another spelling of a number that fits is that number, and no change of its record', () => {
  const record = { ...documentedInteraction, duration: '@duration', cost: '@cost', note: '@note', added: '@added' };
  const archive = temporaryArchive();
  const store = (numbers: Readonly<Record<string, string>>) =>
    archive.transaction(() =>
      storeInteractions(archive, readAnswer(printed(record, numbers)).records.map(toInteraction)),
    );
  const { ids } = store({ duration: '1E2', cost: '-0', note: '1.0', added: '2.50' });
  expect(store({ duration: '100', cost: '0', note: '1', added: '25e-1' })).toMatchObject({ unchanged: 1 });
  const { interaction } = readRecords(archive).wire(ids[0]!);
  expect(interaction).toEqual({ ...documentedInteraction, duration: 100, cost: 0, note: 1, added: 2.5 });
  expect(verifyFile(archive).isSound).toBe(true);
});
