import * as v from 'valibot';
import {
  builtInProfiles,
  delimiters,
  encodings,
  exportColumns,
  exportFormats,
  exportRowKinds,
  personsReplaced,
} from './export-model';

/** The schemas of what the window says about exports; what is kept of them on the disk is made of the same ones. */

const csvStyle = v.strictObject({
  delimiter: v.picklist(delimiters),
  encoding: v.picklist(encodings),
  lineEnd: v.picklist(['crlf', 'lf']),
  quoting: v.picklist(['asNeeded', 'always']),
  decimalMark: v.picklist([',', '.']),
  texts: v.picklist(['spreadsheet', 'guarded', 'exact']),
});

const columnChoice = v.strictObject({
  column: v.picklist(exportColumns),
  title: v.nullable(v.pipe(v.string(), v.maxLength(200))),
});

/** `ExportSettings`. */
export const exportSettings = v.strictObject({
  format: v.picklist(exportFormats),
  style: csvStyle,
  rows: v.picklist(exportRowKinds),
  columns: v.pipe(v.array(columnChoice), v.minLength(1), v.maxLength(100), v.readonly()),
  ownMarks: v.optional(v.boolean()),
  persons: v.optional(v.picklist(personsReplaced)),
  words: v.picklist(['pl', 'en', 'keys']),
});

/** A name that a person gives a profile. */
export const profileName = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100));

/** `ProfileChoice`. */
export const profileChoice = v.variant('kind', [
  v.strictObject({ kind: v.literal('builtIn'), name: v.picklist(builtInProfiles) }),
  v.strictObject({ kind: v.literal('own'), name: profileName }),
  v.strictObject({ kind: v.literal('byHand') }),
]);
