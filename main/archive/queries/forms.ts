import type { Query } from '../../../preload/model';
import { withForms } from '../../search/analysis/forms';
import { readInflection } from '../../search/analysis/inflection-file';
import type { Inflection } from '../../search/analysis/inflection';
import type { ArchiveReader } from '../file/archive';
import { planSearch, type AddForms, type Plan } from './plan';

/** Works out what a query asks of an archive, whose dictionary adds the forms of its words. Throws as `planSearch`. */
export function planFor(archive: ArchiveReader, query: Query): Plan {
  return planSearch(query, archive.own(formsOf));
}

/** The dictionary is opened with the first word; an archive that was opened without one takes words as they are typed. */
function formsOf({ inflectionFolder: folder }: ArchiveReader): AddForms {
  let inflection: Inflection | null = null;
  return (groups) => {
    if (folder === null || groups.length === 0) return groups;
    inflection ??= readInflection(folder);
    return withForms(groups, inflection);
  };
}
