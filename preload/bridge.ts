import { contextBridge, ipcRenderer } from 'electron';
import type * as contract from './contract';
import type { Bridge, NewsName } from './contract';

// Not imported from the contract as values: a sandboxed preload stays small and free of the schemas.
const askChannel: typeof contract.askChannel = 'kronika:ask';
const cancelChannel: typeof contract.cancelChannel = 'kronika:cancel';
const newsChannel: typeof contract.newsChannel = 'kronika:news';

type Listener = (news: never) => void;

const listeners = new Map<NewsName, Set<Listener>>();
/** What came before the page listened to news of that name: its first listener has it. */
const early = new Map<NewsName, unknown[]>();

ipcRenderer.on(newsChannel, (_event: unknown, name: NewsName, news: unknown) => {
  const those = listeners.get(name);
  if (those === undefined) early.set(name, [...(early.get(name) ?? []), news]);
  else for (const listener of those) listener(news as never);
});

/** The only door between the window and the main process: one way to ask (and to cancel), one to subscribe to news. */
const bridge: Bridge = {
  ask: (name, input, requestId) => ipcRenderer.invoke(askChannel, name, input, requestId),
  cancel: (requestId) => {
    ipcRenderer.send(cancelChannel, requestId);
  },
  subscribe: (name, listener) => {
    const those = listeners.get(name) ?? new Set();
    listeners.set(name, those.add(listener));
    for (const news of early.get(name) ?? []) listener(news as never);
    early.delete(name);
    return () => {
      those.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('kronika', bridge);
