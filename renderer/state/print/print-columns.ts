import type { FoundInteraction } from '../../../preload/model';
import { formatClock, formatTime } from '../../../preload/words/format';
import { directionName, kindName, queueStatusName, statusName } from '../../../preload/words/names';
import type { Locale } from '../common/locale.svelte';
import type { ColumnLayout, ColumnName } from '../results/columns/column-layout';
import { rowReason } from '../results/row-reason';
import { nearHit, type Piece, piecesOf } from '../texts/highlight';

/** A column of a printed list. */
export interface PrintColumn {
  readonly name: ColumnName;
  /** For CSS; what is left of the width is shared by those that grow. */
  readonly track: string;
}

const tracks: Readonly<Partial<Record<ColumnName, string>>> = {
  ...{ day: '92px', time: '40px', kind: '136px', contact: 'minmax(120px, 4fr)', number: '112px', duration: '52px' },
  ...{ text: 'minmax(160px, 8fr)', flags: '96px', agent: '112px', cost: '56px', notes: '48px', marks: '40px' },
};
const usualTrack = '96px';

/** The columns of the screen, as paper has them: what stands there inside others has its own, and the day stands above where days have headings. */
export function printColumns({ columns, inside }: ColumnLayout, isByDay: boolean): readonly PrintColumn[] {
  const shown = columns.map(({ name }) => name);
  const withNumber = shown.flatMap((name): ColumnName[] =>
    name === 'contact' && inside.number ? [name, 'number'] : [name],
  );
  const all = withNumber.flatMap((name): ColumnName[] =>
    name === 'text' && inside.duration ? ['duration', name] : [name],
  );
  const days: readonly ColumnName[] = isByDay ? [] : ['day'];
  return [...days, ...all.filter((name) => name !== 'day')].map((name) => ({
    name,
    track: tracks[name] ?? usualTrack,
  }));
}

/** What a record says in a column, with its hits. */
export function printCell(
  name: ColumnName,
  row: FoundInteraction,
  layout: ColumnLayout,
  locale: Locale,
): readonly Piece[] {
  const { contact, nameHits } = row;
  const { t } = locale;
  switch (name) {
    case 'day':
      return plain(locale.date(row.callDate));
    case 'time':
      return plain(formatTime(row.callDate));
    case 'kind':
      return plain(kindName(t, row));
    case 'contact':
      if (row.isDamaged === true) return plain(t('results.damaged'));
      if (contact.name !== null) return piecesOf(contact.name, nameHits.contactName);
      return contact.number === null ? plain(t('results.noName')) : piecesOf(contact.number, nameHits.contactNumber);
    case 'number':
      return contact.name === null ? [] : piecesOf(contact.number ?? '', nameHits.contactNumber);
    case 'duration':
      return plain(lengthOf(row));
    case 'text':
      return textOf(row, layout, locale);
    case 'flags':
      return listed(row.flags.map((flag, at) => piecesOf(flag.name, nameHits.flags[at] ?? [])));
    case 'agent':
      return listed(row.agents.map((agent, at) => piecesOf(agent.name, nameHits.agents[at] ?? [])));
    case 'direction':
      return plain(directionName(t, row.direction));
    case 'status':
      return plain(statusName(t, row.status));
    case 'queue':
      return plain(queueStatusName(t, row.queueStatus ?? ''));
    case 'cost':
      return plain(row.cost === null ? '' : locale.number(row.cost));
    // What is marked for oneself is not for paper, which goes to others.
    case 'own':
      return [];
    case 'notes':
    case 'marks':
      return plain(row.hasNotes ? String(Math.max(1, row.noteCount)) : '');
  }
}

function plain(text: string): readonly Piece[] {
  return text === '' ? [] : [{ text, isHit: false }];
}

function listed(all: readonly (readonly Piece[])[]): readonly Piece[] {
  return all.flatMap((pieces, at) => (at === 0 ? pieces : [...plain(', '), ...pieces]));
}

function lengthOf({ service, durationSeconds }: FoundInteraction): string {
  return service === 'call' && durationSeconds !== null && durationSeconds > 0 ? formatClock(durationSeconds) : '';
}

/** Flags without a column, why the record was found where no cell shows it, and the text from shortly before its first hit. */
function textOf(row: FoundInteraction, layout: ColumnLayout, locale: Locale): readonly Piece[] {
  const flags = layout.inside.flags
    ? row.flags.map((flag, at) => piecesOf(flag.name, row.nameHits.flags[at] ?? []))
    : [];
  const reason = rowReason(row, layout);
  const met = reason === undefined ? null : nearHit(reason.text, reason.hits);
  const text = row.excerpt === null ? null : nearHit(row.excerpt.text, row.excerpt.hits);
  const parts = [
    ...(flags.length === 0 ? [] : [[...plain('['), ...listed(flags), ...plain(']')]]),
    ...(reason === undefined || met === null
      ? []
      : [[...plain(`${locale.t(`results.metIn.${reason.where}`)}: `), ...piecesOf(met.text, met.hits)]]),
    ...(text === null ? [] : [piecesOf(text.text, text.hits)]),
  ];
  return parts.flatMap((pieces, at) => (at === 0 ? pieces : [...plain(' '), ...pieces]));
}
