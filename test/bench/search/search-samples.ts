import type { ArchiveReader } from '../../../main/archive/file/archive';
import { significantDigits } from '../../../main/search/analysis/recognisers';
import type { Samples } from './search-shapes';

/** Names and numbers of the archive's office: of the newest call with an agent, and of the oldest call. */
export function samplesOf({ db }: ArchiveReader): Samples {
  const agent = db
    .prepare<[], { name: string; extension: string }>(
      `SELECT (wire ->> 'firstName') || ' ' || (wire ->> 'lastName') AS name, CAST(wire ->> 'internal' AS TEXT) AS extension
         FROM entity
        WHERE wire ->> 'internal' IS NOT NULL AND wire ->> 'firstName' IS NOT NULL
        ORDER BY id
        LIMIT 1`,
    )
    .get();
  const contact = db
    .prepare<[], { name: string; number: string }>(
      `SELECT wire ->> 'name' AS name, wire ->> 'numberNotFormatted' AS number
         FROM entity
        WHERE wire ->> 'type' = 'organisation' AND wire ->> 'name' IS NOT NULL AND instr(wire ->> 'name', '''') = 0
        ORDER BY id DESC
        LIMIT 1`,
    )
    .get();
  if (agent === undefined || contact === undefined) throw new Error('an archive without people');
  return {
    agent: agent.name,
    extension: agent.extension,
    contact: contact.name,
    rareNumber: significantDigits(contact.number),
  };
}
