import type { Query, Sort } from '../../../../preload/model';
import type { Locale } from '../../common/locale.svelte';
import { searchKey } from '../../common/asking/query-key';
import type { Undo } from '../../common/undo.svelte';
import type { Asked } from '../../common/asking/asked.svelte';
import type { Navigation } from './navigation.svelte';

/** What was asked for at some moment. */
interface AskedThen {
  readonly query: Query;
  readonly sort: Sort;
}

interface SearchUndoParts {
  readonly locale: Locale;
  readonly undo: Undo;
  readonly asked: Asked;
  readonly navigation: () => Navigation;
}

/** Typing that goes on after a pause like this is another change, as it is another step of the history. */
const pauseMs = 3000;

/** Changes of the text, the filters and the order, one after the other, so that each can be taken back. */
export class SearchUndo {
  readonly #parts: SearchUndoParts;
  readonly #now: () => number;
  #last: AskedThen | null = null;
  #typedAt = -Infinity;

  constructor(parts: SearchUndoParts, now: () => number = () => performance.now()) {
    this.#parts = parts;
    this.#now = now;
  }

  /** Another search was begun. */
  begun(): void {
    const { query, sort } = this.#parts.asked;
    const [before, after] = [this.#last, { query, sort }];
    this.#last = after;
    if (before !== null && keyOf(before) !== keyOf(after)) this.#push(before, after);
  }

  /** Another archive. */
  forget(): void {
    this.#last = null;
  }

  #push(before: AskedThen, after: AskedThen): void {
    const { undo } = this.#parts;
    const isTyping = keyOf({ ...before, query: { ...before.query, text: after.query.text } }) === keyOf(after);
    if (!isTyping || this.#now() - this.#typedAt > pauseMs) undo.settle();
    if (isTyping) this.#typedAt = this.#now();
    undo.push({
      what: this.#nameOf(before, after),
      ...(isTyping ? { mergesAs: 'typing' } : {}),
      isMoot: () => keyOf(this.#parts.asked) === keyOf(before),
      undo: () => {
        this.#goTo(before);
      },
      redo: () => {
        this.#goTo(after);
      },
    });
  }

  /** By the way back where that leads there: the row and the record of then come along. */
  #goTo(then: AskedThen): void {
    const { asked } = this.#parts;
    const navigation = this.#parts.navigation();
    const { before } = navigation.history;
    if (before !== null && keyOf(before) === keyOf(then)) navigation.goBack();
    else asked.take(then.query, then.sort);
  }

  #nameOf(before: AskedThen, after: AskedThen): string {
    const { t } = this.#parts.locale;
    const [was, is] = [before.query.text.trim(), after.query.text.trim()];
    if (was !== is) return is === '' ? t('undo.what.cleared', { text: was }) : t('undo.what.searched', { text: is });
    return keyOf({ ...before, sort: after.sort }) === keyOf(after) ? t('undo.what.sorted') : t('undo.what.filtered');
  }
}

function keyOf({ query, sort }: AskedThen): string {
  return searchKey(query, sort);
}
