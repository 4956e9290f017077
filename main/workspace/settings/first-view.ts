import type { ViewState } from '../../../preload/model';
import type { SavedSearchStore } from './saved-searches';
import type { Settings } from './settings';

/** Where the window begins in the archive of an account: the first time as its owner chose, then as it was left. */
export function createFirstView(
  settings: () => Pick<Settings, 'firstScreen' | 'firstSearch' | 'places'>,
  searches: Pick<SavedSearchStore, 'read'>,
): (baseUrl: string) => ViewState | null {
  let isFirst = true;
  return (baseUrl) => {
    const { firstScreen, firstSearch, places } = settings();
    const left = places[baseUrl] ?? null;
    const isAsLeft = !isFirst || firstScreen === 'left';
    isFirst = false;
    if (isAsLeft) return left;
    if (firstScreen === 'newest') return null;
    const saved = searches.read(baseUrl).find(({ id }) => id === firstSearch);
    return saved === undefined ? left : { query: saved.query, sort: saved.sort, anchor: null, open: null };
  };
}
