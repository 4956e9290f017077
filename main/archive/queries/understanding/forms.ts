import type { FiltersInWords, Query } from '../../../../preload/model';
import { withForms } from '../../../search/analysis/forms';
import { readInflection } from '../../../search/analysis/inflection-file';
import type { Inflection } from '../../../search/analysis/inflection';
import type { ArchiveReader } from '../../file/archive';
import { planSearch, type AddForms, type Plan } from './plan';

/**
 * Works out what a query asks of an archive, whose dictionary adds the forms of its words, of which some stand for filters.
 * Throws as `planSearch`.
 */
export function planFor(archive: ArchiveReader, query: Query, inWords: readonly FiltersInWords[] = []): Plan {
  return planSearch(query, archive.own(dictionaryOf).addForms, inWords);
}

/** What an archive knows of the words of a language. */
export interface Dictionary {
  readonly addForms: AddForms;
  /** The dictionary itself; null where the archive was opened without one. */
  inflection(): Inflection | null;
  /** Whether a word, with its Polish letters or without, is a form of one that the dictionary has. */
  knows(word: string): boolean;
}

/** The dictionary is opened with the first word; an archive that was opened without one takes words as they are typed. */
export function dictionaryOf({ inflectionFolder: folder }: ArchiveReader): Dictionary {
  let opened: Inflection | null = null;
  const inflection = (): Inflection | null => (folder === null ? null : (opened ??= readInflection(folder)));
  return {
    inflection,
    addForms(groups) {
      const known = groups.length === 0 ? null : inflection();
      return known === null ? groups : withForms(groups, known);
    },
    knows: (word) => (inflection()?.formsOf(word).length ?? 0) > 0,
  };
}
