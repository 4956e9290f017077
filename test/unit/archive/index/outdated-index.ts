import type { ArchiveWriter } from '../../../../main/archive/file/archive';
import { indexReader } from '../../../../main/archive/index/index-records';
import { replaceSegments, storedSegments } from '../../../../main/archive/index/index-segments';
import { SegmentBuilder } from '../../../../main/search/index/segment-builder';

/** Has the segments of an archive as an earlier version left them, which knew of the terms of each record only some. */
export function outdateIndex(archive: ArchiveWriter, knew: (term: string) => boolean): void {
  const reader = indexReader(archive);
  archive.transaction(() => {
    for (const segment of storedSegments(archive).read()) {
      const builder = new SegmentBuilder();
      for (const id of segment.ids) {
        const record = reader.read(id);
        if (record !== null) builder.add({ ...record, terms: record.terms.filter(knew) });
      }
      replaceSegments(archive, [segment], builder.build(), 1);
    }
    archive.db.exec(`INSERT INTO search (search) VALUES ('delete-all')`);
  });
}
