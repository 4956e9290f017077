import { otherParty } from '../../../crm/party';
import { readable } from '../../../crm/json/wire';
import type { ArchiveReader } from '../../file/archive';
import { memoizedParts } from '../../records/row-parts';
import { spelledUuid, type InteractionRow } from '../../records/rows';
import { readTexts } from '../../records/texts';

/** Who a record is with, as far as it can be read. */
export interface Caller {
  readonly uuid: string;
  readonly number: string;
  readonly contact: string | null;
  readonly agents: readonly string[];
  readonly destination: string | null;
}

type CallerRow = Pick<
  InteractionRow,
  'uuid' | 'extra' | 'direction' | 'from_caller' | 'to_caller' | 'external_number' | 'receivers' | 'destination'
>;

const unknown: Caller = { uuid: '', number: '', contact: null, agents: [], destination: null };

/** Finds who a record of an archive is with, by its id. */
export function callerFinder(archive: ArchiveReader): (id: number) => Caller {
  const texts = readTexts(archive);
  const parts = memoizedParts(archive, texts);
  const find = archive.prepare<[number], CallerRow>(
    `SELECT uuid, extra, direction, from_caller, to_caller, external_number, receivers, destination
       FROM interaction
      WHERE id = CAST(? AS INTEGER)`,
  );
  const agentsOf = (receivers: string | null): readonly string[] =>
    receivers === null ? [] : parts.agents(receivers).map(({ name }) => name);
  const part = <Part>(id: number | null, read: (id: number) => Part): Part | null => (id === null ? null : read(id));
  return (id) => {
    const row = find.get(id);
    if (row === undefined) return unknown;
    const party = readable(() =>
      otherParty(
        part(row.direction, parts.direction) ?? '',
        part(row.from_caller, parts.contact),
        part(row.to_caller, parts.contact),
        part(row.external_number, parts.external),
      ),
    );
    return {
      uuid: readable(() => spelledUuid(row)) ?? '',
      number: party?.number ?? '',
      contact: party?.name ?? null,
      agents: readable(() => agentsOf(row.receivers)) ?? [],
      destination: readable(() => part(row.destination, (id) => texts.label(id))) ?? null,
    };
  };
}
