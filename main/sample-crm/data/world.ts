import type { SampleData, SampleInteraction, SampleNote } from './data';
import type { SampleRecord } from './records';
import { hashParts } from './random';
import { wallSeconds } from './wall-time';

/** The order in which a period's records are listed. `unstable` differs from request to request. */
export type Order = 'newestFirst' | 'oldestFirst' | 'shuffled' | 'byUuid' | 'unstable';

/** A period in wall-clock seconds, both ends included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const LISTINGS_KEPT = 16;

/** The CRM's contents, which can change while the server runs: data underneath, changes laid over it. */
export class World {
  readonly data: SampleData;
  readonly #added: { readonly interaction: SampleInteraction; readonly seconds: number }[] = [];
  readonly #addedPlaces = new Map<string, number>();
  readonly #removed = new Set<number>();
  readonly #edited = new Map<number, SampleInteraction>();
  readonly #notes = new Map<string, readonly SampleNote[]>();
  readonly #listings = new Map<string, Uint32Array>();

  constructor(data: SampleData) {
    this.data = data;
  }

  /** How many interactions there are now. */
  get count(): number {
    return this.data.count + this.#added.length - this.#removed.size;
  }

  /** How many interactions there ever were, those removed included. */
  get everCount(): number {
    return this.data.count + this.#added.length;
  }

  /** Adds interactions; a uuid that is already there replaces nothing and is an error. */
  add(records: readonly SampleRecord[]): void {
    for (const { interaction, notes } of records) {
      if (this.placeOf(interaction.uuid) !== -1) throw new Error(`there already is an interaction ${interaction.uuid}`);
      this.#addedPlaces.set(interaction.uuid, this.data.count + this.#added.length);
      this.#added.push({ interaction, seconds: wallSeconds(interaction.callDate) });
      if (notes !== undefined) this.#notes.set(interaction.uuid, notes);
    }
    this.#listings.clear();
  }

  /** Takes an interaction away, its notes with it. */
  remove(uuid: string): void {
    this.#removed.add(this.#knownPlaceOf(uuid));
    this.#listings.clear();
  }

  /** Changes fields of an interaction; its identity and its date stay. */
  edit(uuid: string, change: Partial<Omit<SampleInteraction, 'uuid' | 'callDate'>>): void {
    const place = this.#knownPlaceOf(uuid);
    this.#edited.set(place, { ...this.interactionAt(place), ...change });
  }

  /** The interaction, or null where there is none. */
  find(uuid: string): SampleInteraction | null {
    const place = this.placeOf(uuid);
    return place === -1 ? null : this.interactionAt(place);
  }

  /** The notes of an interaction; none where there is no such interaction. */
  notesOf(uuid: string): readonly SampleNote[] {
    const place = this.placeOf(uuid);
    if (place === -1) return [];
    return this.#notes.get(uuid) ?? (place < this.data.count ? this.data.notesAt(place) : []);
  }

  /** Puts an interaction's notes in place of those it has. */
  replaceNotes(uuid: string, notes: readonly SampleNote[]): void {
    this.#knownPlaceOf(uuid);
    this.#notes.set(uuid, notes);
  }

  /** The places of a period's records, in the order asked for. */
  list(period: Period, order: Order, request: number): Uint32Array {
    const key = `${period.from} ${period.to} ${order}`;
    const kept = order === 'unstable' ? undefined : this.#listings.get(key);
    if (kept !== undefined) return kept;
    const places = this.#arrange(this.#within(period), order, request);
    if (this.#listings.size >= LISTINGS_KEPT) this.#listings.clear();
    if (order !== 'unstable') this.#listings.set(key, places);
    return places;
  }

  /** The interaction at a place that `list` gave. */
  interactionAt(place: number): SampleInteraction {
    const edited = this.#edited.get(place);
    if (edited !== undefined) return edited;
    if (place < this.data.count) return this.data.interactionAt(place);
    const added = this.#added[place - this.data.count];
    if (added === undefined) throw new RangeError(`no interaction at ${place}`);
    return added.interaction;
  }

  /** The uuid at a place that `list` gave. */
  uuidAt(place: number): string {
    return place < this.data.count ? this.data.uuidAt(place) : this.interactionAt(place).uuid;
  }

  /** How many notes the interaction at a place has, those marked as deleted included. */
  noteCountAt(place: number): number {
    const changed = this.#notes.get(this.uuidAt(place));
    if (changed !== undefined) return changed.length;
    return place < this.data.count ? this.data.noteCountAt(place) : 0;
  }

  /** The wall-clock seconds of the record at a place. */
  secondsAt(place: number): number {
    return place < this.data.count ? this.data.secondsAt(place) : (this.#added[place - this.data.count]?.seconds ?? 0);
  }

  /** The place of an interaction, or -1 where there is none. */
  placeOf(uuid: string): number {
    const place = this.#addedPlaces.get(uuid) ?? this.data.indexOf(uuid);
    return this.#removed.has(place) ? -1 : place;
  }

  #knownPlaceOf(uuid: string): number {
    const place = this.placeOf(uuid);
    if (place === -1) throw new Error(`there is no interaction ${uuid}`);
    return place;
  }

  #within({ from, to }: Period): number[] {
    const places: number[] = [];
    const end = firstAtOrAfter(this.data, to + 1);
    for (let place = firstAtOrAfter(this.data, from); place < end; place += 1) {
      if (!this.#removed.has(place)) places.push(place);
    }
    this.#added.forEach(({ seconds }, at) => {
      const place = this.data.count + at;
      if (seconds >= from && seconds <= to && !this.#removed.has(place)) places.push(place);
    });
    return places;
  }

  #arrange(places: number[], order: Order, request: number): Uint32Array {
    switch (order) {
      case 'oldestFirst':
        return Uint32Array.from(
          this.#added.length === 0 ? places : places.sort((left, right) => this.#compare(left, right)),
        );
      case 'newestFirst':
        return Uint32Array.from(
          this.#added.length === 0 ? places : places.sort((left, right) => this.#compare(left, right)),
        ).reverse();
      case 'shuffled':
        return sortByKey(places, (place) => hashParts(place, 1));
      case 'unstable':
        return sortByKey(places, (place) => hashParts(place, request, 2));
      case 'byUuid':
        return sortByKey(places, (place) => Number.parseInt(this.uuidAt(place).slice(0, 8), 16));
    }
  }

  #compare(left: number, right: number): number {
    return this.secondsAt(left) - this.secondsAt(right) || left - right;
  }
}

function sortByKey(places: readonly number[], keyOf: (place: number) => number): Uint32Array {
  const keyed = Float64Array.from(places, (place) => keyOf(place) * 0x20_0000 + (place % 0x20_0000)).sort();
  return Uint32Array.from(keyed, (key) => key % 0x20_0000);
}

function firstAtOrAfter(data: SampleData, seconds: number): number {
  let low = 0;
  let high = data.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (data.secondsAt(middle) < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
