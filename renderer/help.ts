import './tokens.css';
import './base.css';
import './contrast.css';
import './forced-colors.css';
import { mount } from 'svelte';
import { openArchive } from './archive';
import HelpApp from './components/help/HelpApp.svelte';
import { Locale } from './state/common/locale.svelte';
import { openMemory } from './state/common/memory';
import { loadBook } from './state/help/help-books';
import { firstPage, placeOf } from './state/help/help-page';
import { HelpReader } from './state/help/help-reader.svelte';

// The help's own window: it asks the archive nothing, and is told the language and what to show.
const target = document.querySelector('#kronika');
const beginning = new URLSearchParams(location.search);
const archive = openArchive();
const memory = await openMemory(archive);
document.documentElement.dataset['theme'] = memory.theme;
const locale = new Locale(new Date());
locale.language = beginning.get('language') === 'en' ? 'en' : 'pl';
const reader = new HelpReader(loadBook, (page) => {
  memory.remember('help', page);
});
reader.begin(memory.recall('help', (stored) => (typeof stored === 'string' ? stored : null), firstPage));
const topic = beginning.get('topic');
if (topic !== null) reader.go(placeOf(topic));
await reader.open(locale.language);
archive.subscribe('helpAsked', ({ language, topic: asked }) => {
  locale.language = language;
  void reader.open(language);
  if (asked !== null) reader.go(placeOf(asked));
});
archive.subscribe('themeChanged', (theme) => {
  document.documentElement.dataset['theme'] = theme;
});
const print = (): Promise<boolean> => archive.ask('printHelp', {});
const close = (): void => {
  memory.flush();
};
if (target !== null) mount(HelpApp, { target, props: { reader, locale, print, onclose: close } });
