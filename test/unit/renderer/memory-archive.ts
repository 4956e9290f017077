import type { Archive } from '../../../renderer/archive';
import type { AnswerOf, InputOf, QuestionName } from '../../../preload/contract';
import type { InteractionRow, Query } from '../../../preload/model';

/** One question on its way; the test decides when and how it is answered. */
export interface Asked {
  readonly name: QuestionName;
  readonly query: Query;
  readonly offset: number;
  readonly limit: number;
  answer(): void;
  fail(reason: Error): void;
}

export function rowOf(id: number, callDate: string): InteractionRow {
  return {
    id,
    uuid: `uuid-${id}`,
    callDate,
    service: 'sms',
    direction: 'in',
    status: 'answered',
    durationSeconds: null,
    contact: { type: 'unknown', uuid: null, name: null, number: `${id}` },
    agents: [],
    flags: [],
    noteCount: 0,
    hasNotes: false,
    hasAttachments: false,
    excerpt: null,
  };
}

/** An archive of rows, newest first, whose answers wait until the test lets them go. It knows `from`, `to` and a number. */
export class MemoryArchive implements Archive {
  rows: readonly InteractionRow[];
  readonly asked: Asked[] = [];
  /** True: every question is answered at once. */
  isPrompt = false;

  constructor(rows: readonly InteractionRow[]) {
    this.rows = rows;
  }

  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    return new Promise((resolve, reject) => {
      const { query, offset = 0, limit = 0 } = input as { query: Query; offset?: number; limit?: number };
      const answer = (): void => {
        const found = this.#found(query);
        const rows = found.slice(offset, offset + limit);
        const value: unknown =
          name === 'count'
            ? { total: found.length }
            : { offset, rows, isLast: offset + rows.length >= found.length, understood: [] };
        resolve(value as AnswerOf<Name>);
      };
      if (this.isPrompt) answer();
      else this.asked.push({ name, query, offset, limit, answer, fail: reject });
    });
  }

  onNews(): () => void {
    return () => undefined;
  }

  #found({ text, filters: { from = '', to = '9999' } }: Query): readonly InteractionRow[] {
    return this.rows.filter(
      ({ callDate, contact }) =>
        callDate.slice(0, 10) >= from && callDate.slice(0, 10) <= to && contact.number?.includes(text) === true,
    );
  }
}
