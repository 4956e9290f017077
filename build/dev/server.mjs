import { createServer as createListener } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';

/** Serves the renderer's sources as they are, on this machine only, and tells the window what changed. */
export async function serveWindow() {
  const { createServer } = await import('vite');
  const port = await freePort();
  const server = await createServer({
    configFile: join(projectRoot, 'vite.config.ts'),
    logLevel: 'warn',
    cacheDir: join(projectRoot, 'node_modules/.cache/vite'),
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      // The page's own address is app://kronika, which says nothing about where the server listens.
      ws: { protocol: 'ws', host: '127.0.0.1', clientPort: port },
      fs: { allow: [projectRoot] },
      warmup: { clientFiles: ['./main.ts'] },
    },
  });
  await server.listen();
  return { url: `http://127.0.0.1:${String(port)}`, close: () => server.close() };
}

/** A port that nothing listens on: the page is told it before the server has it. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const listener = createListener().on('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      listener.close(() => {
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
  });
}
