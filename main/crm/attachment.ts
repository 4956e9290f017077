import type { Attachment } from '../../preload/model';
import { integerOf, isList, isObject, textOf, type Json } from './json/wire';

/** The attachments of a note: documented as a list, printed as `{}`, and possibly one object. */
export function toAttachments(files: Json): Attachment[] {
  const list = isList(files) ? files : isObject(files) && Object.keys(files).length > 0 ? [files] : [];
  return list.filter(isObject).map((file) => {
    const name = textOf(file['fileName']) ?? textOf(file['fileDescription']) ?? textOf(file['uuid']) ?? '';
    const extension = textOf(file['fileExtension']);
    const description = textOf(file['fileDescription'])?.trim() ?? '';
    return {
      name:
        extension === null || name.toLowerCase().endsWith(`.${extension.toLowerCase()}`)
          ? name
          : `${name}.${extension}`,
      mimeType: textOf(file['mimeType']),
      sizeBytes: integerOf(file['fileSize']),
      uploadedAt: textOf(file['uploadedAt']),
      description: description === '' || description === name ? null : description,
    };
  });
}
