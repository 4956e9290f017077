/** The columns of the results, in their usual order. `number` and `flags` stand inside others until they get one of their own. */
export const columnNames = [
  'day',
  'time',
  'kind',
  'direction',
  'status',
  'queue',
  'contact',
  'number',
  'duration',
  'cost',
  'text',
  'flags',
  'agent',
  'notes',
  'own',
  'marks',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** What the person chose; what they left alone follows the width of the list. */
export interface ChosenColumns {
  readonly order: readonly ColumnName[];
  readonly shown: Readonly<Partial<Record<ColumnName, boolean>>>;
  /** Pixels. */
  readonly widths: Readonly<Partial<Record<ColumnName, number>>>;
}

export const usualLayout: ChosenColumns = { order: columnNames, shown: {}, widths: {} };

/** A column as it is drawn. */
export interface ShownColumn {
  readonly name: ColumnName;
  /** For CSS: `108px`, `minmax(160px, 3fr)`. */
  readonly track: string;
  /** Pixels that it has at least. */
  readonly min: number;
  /** Whether it takes its part of the room that is left. */
  readonly isFlexible: boolean;
}

/** The list as it is drawn. */
export interface ColumnLayout {
  readonly columns: readonly ShownColumn[];
  /** CSS `grid-template-columns` of every row, the box for ticking first. */
  readonly template: string;
  /** In a pane narrower than this the list scrolls sideways. */
  readonly minWidth: number;
  /** The word of a kind has room beside its icon. */
  readonly hasKindWord: boolean;
  /** The weekday has room before a day of another year. */
  readonly hasWeekday: boolean;
  /** The star has room beside the box for ticking; else it stands before the text. */
  readonly hasStar: boolean;
  /** Where these stand that have no column of their own. */
  readonly inside: {
    readonly number: boolean;
    readonly duration: boolean;
    readonly flags: boolean;
    readonly own: boolean;
  };
}

interface ColumnShape {
  /** Usual width in a wide, a middling and a narrow list; 0 where it is left out unless the person wants it. */
  readonly usual: readonly [wide: number, middle: number, narrow: number];
  /** Its part of the room that is left. */
  readonly grows?: readonly [wide: number, middle: number, narrow: number];
}

const shapes: Readonly<Record<ColumnName, ColumnShape>> = {
  day: { usual: [124, 88, 80] },
  time: { usual: [48, 48, 48] },
  kind: { usual: [152, 148, 28] },
  direction: { usual: [0, 0, 0] },
  status: { usual: [0, 0, 0] },
  queue: { usual: [0, 0, 0] },
  contact: { usual: [160, 120, 76], grows: [4, 4, 4] },
  number: { usual: [0, 0, 0] },
  duration: { usual: [60, 0, 0] },
  cost: { usual: [0, 0, 0] },
  text: { usual: [120, 80, 48], grows: [5, 7, 8] },
  flags: { usual: [0, 0, 0] },
  agent: { usual: [140, 0, 0] },
  notes: { usual: [0, 0, 0] },
  own: { usual: [0, 0, 0] },
  marks: { usual: [56, 52, 48] },
};

/** A column's width where the person wants one that the list would leave out. */
const ownWidths: Readonly<Partial<Record<ColumnName, number>>> = {
  ...{ direction: 112, status: 112, queue: 136 },
  ...{ number: 124, duration: 60, cost: 72, flags: 132, agent: 120, notes: 88, own: 80 },
};

const tickPx = { wide: 60, narrow: 32 };
export const columnLimits = { min: 28, max: 900 } as const;
const wideFromPx = 940;
const middleFromPx = 580;
const kindWordFromPx = 72;
const weekdayFromPx = 104;
/** A name and a number beside it have room from here on. */
const numberInsideFromPx = 260;

/** Lays the columns out in a list of some width, in pixels. */
export function layOutColumns(chosen: ChosenColumns, listWidth: number): ColumnLayout {
  const size = listWidth >= wideFromPx ? 0 : listWidth >= middleFromPx ? 1 : 2;
  const names = chosen.order.filter((name) => chosen.shown[name] ?? shapes[name].usual[size] > 0);
  const columns = names.map((name) => columnOf(name, chosen.widths[name], size));
  const tick = size === 2 ? tickPx.narrow : tickPx.wide;
  const minWidth = columns.reduce((sum, { min }) => sum + min, tick);
  const fills = columns.some(({ isFlexible }) => isFlexible);
  const has = (name: ColumnName): boolean => names.includes(name);
  const minOf = (name: ColumnName): number => columns.find((column) => column.name === name)?.min ?? 0;
  return {
    columns,
    // Columns that the person made narrow leave the rest of the row empty.
    template: [`${String(tick)}px`, ...columns.map(({ track }) => track), ...(fills ? [] : ['minmax(0, 1fr)'])].join(
      ' ',
    ),
    minWidth,
    hasKindWord: minOf('kind') >= kindWordFromPx,
    hasStar: size !== 2,
    hasWeekday: minOf('day') >= weekdayFromPx,
    inside: {
      number: !has('number') && widthOf('contact', columns, listWidth - minWidth, size) >= numberInsideFromPx,
      duration: !has('duration') && chosen.shown.duration === undefined,
      flags: !has('flags'),
      own: !has('own'),
    },
  };
}

type Size = 0 | 1 | 2;

function columnOf(name: ColumnName, wanted: number | undefined, size: Size): ShownColumn {
  const { usual, grows } = shapes[name];
  const min = wanted ?? (usual[size] || (ownWidths[name] ?? columnLimits.min));
  const isGrowing = wanted === undefined && grows !== undefined;
  const track = isGrowing ? `minmax(${String(min)}px, ${String(grows[size])}fr)` : `${String(min)}px`;
  return { name, track, min, isFlexible: isGrowing };
}

/** About how wide a column becomes, its part of the room that is left included. */
function widthOf(name: ColumnName, columns: readonly ShownColumn[], left: number, size: Size): number {
  const column = columns.find((each) => each.name === name);
  if (column === undefined) return 0;
  const part = (each: ShownColumn): number => (each.isFlexible ? (shapes[each.name].grows?.[size] ?? 0) : 0);
  const parts = columns.reduce((sum, each) => sum + part(each), 0);
  return parts === 0 ? column.min : column.min + (Math.max(0, left) * part(column)) / parts;
}

/** The order with one column moved so that it stands before another, or last. */
export function withMoved(
  order: readonly ColumnName[],
  name: ColumnName,
  before: ColumnName | null,
): readonly ColumnName[] {
  if (name === before) return order;
  const others = order.filter((each) => each !== name);
  const at = before === null ? others.length : others.indexOf(before);
  return [...others.slice(0, at), name, ...others.slice(at)];
}
