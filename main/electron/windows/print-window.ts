import { BrowserWindow, session, type Session, type WebContents } from 'electron';
import { KronikaError } from '../../../preload/failure';
import { printPolicy } from './page-policy';

const partition = 'paper';
const address = 'app://paper/';

/** What is open at this moment, by its address. */
const pages = new Map<string, string>();
let served: Session | null = null;
let opened = 0;

/**
 * Opens a page in a window that nobody sees, for as long as something is done with it: laying out and printing a long document
 * holds up no other window, and giving it up ends the process that does it. The page has no scripts, no bridge and no network.
 */
export async function withPrintWindow<Done>(
  owner: BrowserWindow | null,
  page: string,
  signal: AbortSignal,
  act: (contents: WebContents) => Promise<Done>,
): Promise<Done> {
  if (signal.aborted) throw new KronikaError('cancelled');
  serveOnce();
  opened += 1;
  const url = `${address}${String(opened)}`;
  pages.set(url, page);
  const window = new BrowserWindow({
    ...(owner === null ? {} : { parent: owner }),
    show: false,
    webPreferences: { partition, javascript: false, sandbox: true, contextIsolation: true, spellcheck: false },
  });
  const gone = new Promise<never>((_resolve, reject) => {
    const end = (kind: 'cancelled' | 'printFailed', reason?: string): void => {
      reject(new KronikaError(kind, {}, reason));
    };
    signal.addEventListener('abort', () => {
      end('cancelled');
    });
    window.once('closed', () => {
      end('cancelled');
    });
    window.webContents.once('render-process-gone', (_event, { reason }) => {
      end('printFailed', reason);
    });
  });
  try {
    return await Promise.race([gone, window.loadURL(url).then(() => act(window.webContents))]);
  } finally {
    gone.catch(() => undefined);
    pages.delete(url);
    if (!window.isDestroyed()) window.destroy();
  }
}

/** In memory and apart from the window's own session: neither can ask for what is the other's. */
function serveOnce(): void {
  if (served !== null) return;
  served = session.fromPartition(partition);
  served.protocol.handle('app', ({ url }) => {
    const page = pages.get(url);
    if (page === undefined) return new Response(null, { status: 404 });
    return new Response(page, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': printPolicy,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
