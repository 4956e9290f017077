import { contextBridge, ipcRenderer } from 'electron';
import type * as contract from './contract';
import type { Bridge, NewsName } from './contract';

// Not imported from the contract as values: a sandboxed preload stays small and free of the schemas.
const askChannel: typeof contract.askChannel = 'kronika:ask';
const giveUpChannel: typeof contract.giveUpChannel = 'kronika:giveUp';
const newsChannel: typeof contract.newsChannel = 'kronika:news';

type Hear = (news: never) => void;

const hearers = new Map<NewsName, Set<Hear>>();
/** What came before the page listened to news of that name: its first listener has it. */
const early = new Map<NewsName, unknown[]>();

ipcRenderer.on(newsChannel, (_event: unknown, name: NewsName, news: unknown) => {
  const those = hearers.get(name);
  if (those === undefined) early.set(name, [...(early.get(name) ?? []), news]);
  else for (const hear of those) hear(news as never);
});

/** The only door between the window and the main process: one way to ask (and to give up), one way to hear. */
const bridge: Bridge = {
  ask: (name, input, ticket) => ipcRenderer.invoke(askChannel, name, input, ticket),
  giveUp: (ticket) => {
    ipcRenderer.send(giveUpChannel, ticket);
  },
  onNews: (name, hear) => {
    const those = hearers.get(name) ?? new Set();
    hearers.set(name, those.add(hear));
    for (const news of early.get(name) ?? []) hear(news as never);
    early.delete(name);
    return () => {
      those.delete(hear);
    };
  },
};

contextBridge.exposeInMainWorld('kronika', bridge);
