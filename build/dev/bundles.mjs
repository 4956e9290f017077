import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';

/**
 * Builds the main process with its threads and the bridge, and builds each anew when a source of it changes.
 * Comes back when both are built for the first time.
 * @param {string} developmentServer
 * @param {() => void} onChange Called after each later build.
 */
export async function watchBundles(developmentServer, onChange) {
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({
    configFile: join(projectRoot, 'vite.config.ts'),
    logLevel: 'warn',
    define: { developmentServer: JSON.stringify(developmentServer) },
    build: { watch: {}, emptyOutDir: false },
  });
  const environments = ['main', 'preload'].flatMap((name) => builder.environments[name] ?? []);
  const watchers = await Promise.all(environments.map((environment) => builder.build(environment)));
  await Promise.all(watchers.map((watcher) => followBuilds(watcher, onChange)));
  return {
    close: () => Promise.all(watchers.map((watcher) => ('close' in watcher ? watcher.close() : undefined))),
  };
}

/**
 * Comes back after the first build that went well.
 * @param {Awaited<ReturnType<import('vite').ViteBuilder['build']>>} watcher
 * @param {() => void} onChange
 * @returns {Promise<void>}
 */
function followBuilds(watcher, onChange) {
  return new Promise((resolve) => {
    if (!('on' in watcher)) {
      resolve();
      return;
    }
    let isFirst = true;
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say(`${event.error.message}\nNot built; the program goes on as it was.`);
      if (event.code !== 'BUNDLE_END') return;
      void event.result.close();
      if (!isFirst) onChange();
      isFirst = false;
      resolve();
    });
  });
}
