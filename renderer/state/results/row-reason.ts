import type { FoundInteraction, MetIn } from '../../../preload/model';
import type { ColumnLayout } from './columns/column-layout';

/** Why a row was found, where none of its cells shows it; undefined where one does. */
export function rowReason({ metIn = [] }: FoundInteraction, { columns, inside }: ColumnLayout): MetIn | undefined {
  const has = (name: (typeof columns)[number]['name']): boolean => columns.some((column) => column.name === name);
  const isInSight = (where: MetIn['where']): boolean => {
    switch (where) {
      case 'number':
        return has('number') || inside.number;
      case 'agent':
        return has('agent');
      case 'flag':
        return has('flags') || inside.flags;
      default:
        return false;
    }
  };
  return metIn.find(({ where }) => !isInSight(where));
}
