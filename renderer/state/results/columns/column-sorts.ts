import type { Sort } from '../../../../preload/model';
import type { ColumnName } from './column-layout';

/** How a column puts the list in order, and the direction of the first click on its heading. */
interface ColumnSort {
  readonly by: Sort['by'];
  readonly begins: 'ascending' | 'descending';
}

/** What a column orders the list by. */
export const columnSorts: Readonly<Record<ColumnName, ColumnSort>> = {
  day: { by: 'date', begins: 'descending' },
  time: { by: 'date', begins: 'descending' },
  kind: { by: 'kind', begins: 'ascending' },
  direction: { by: 'direction', begins: 'ascending' },
  status: { by: 'status', begins: 'ascending' },
  queue: { by: 'queue', begins: 'ascending' },
  contact: { by: 'lastName', begins: 'ascending' },
  number: { by: 'number', begins: 'ascending' },
  duration: { by: 'duration', begins: 'descending' },
  cost: { by: 'cost', begins: 'descending' },
  text: { by: 'relevance', begins: 'descending' },
  flags: { by: 'flag', begins: 'ascending' },
  agent: { by: 'agent', begins: 'ascending' },
  notes: { by: 'notes', begins: 'descending' },
  own: { by: 'mark', begins: 'ascending' },
  marks: { by: 'notes', begins: 'descending' },
};
