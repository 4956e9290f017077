import { contextBridge, ipcRenderer } from 'electron';
import type * as contract from './contract';
import type { Bridge, News, NewsName } from './contract';

// Not imported from the contract as values: a sandboxed preload stays small and free of the schemas.
const askChannel: typeof contract.askChannel = 'kronika:ask';
const giveUpChannel: typeof contract.giveUpChannel = 'kronika:giveUp';
const newsChannel: typeof contract.newsChannel = 'kronika:news';

/** The only door between the window and the main process: one way to ask (and to give up), one way to hear. */
const bridge: Bridge = {
  ask: (name, input, ticket) => ipcRenderer.invoke(askChannel, name, input, ticket),
  giveUp: (ticket) => {
    ipcRenderer.send(giveUpChannel, ticket);
  },
  onNews: (name, hear) => {
    const listener = (_event: unknown, heardName: NewsName, news: News[typeof name]): void => {
      if (heardName === name) hear(news);
    };
    ipcRenderer.on(newsChannel, listener);
    return () => {
      ipcRenderer.off(newsChannel, listener);
    };
  },
};

contextBridge.exposeInMainWorld('kronika', bridge);
