import { expect, test } from 'vitest';
import type { SavedSearch, ViewState } from '../../../../preload/model';
import { createFirstView } from '../../../../main/workspace/settings/first-view';

const sort = { by: 'date', descending: true } as const;
const left: ViewState = { query: { text: 'left', filters: {} }, sort, anchor: null, open: 7 };
const saved: SavedSearch = { id: 'one', name: 'One', query: { text: 'saved', filters: {} }, sort, seen: null };

/** What was searched for in the two first views of a run. */
function viewsWith(firstScreen: 'left' | 'newest' | 'saved', firstSearch: string | null = null) {
  const view = createFirstView(() => ({ firstScreen, firstSearch, places: { here: left } }), { read: () => [saved] });
  return [view('here'), view('here')].map((viewState) => viewState?.query.text ?? null);
}

test('begins as its owner chose, and goes on as it was left', () => {
  expect(viewsWith('left')).toEqual(['left', 'left']);
  expect(viewsWith('newest')).toEqual([null, 'left']);
  expect(viewsWith('saved', 'one')).toEqual(['saved', 'left']);
});

test('begins as it was left where the saved search is gone, or of another account', () => {
  expect(viewsWith('saved', 'another')).toEqual(['left', 'left']);
  expect(viewsWith('saved')).toEqual(['left', 'left']);
});
