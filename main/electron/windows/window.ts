import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, net, protocol, screen, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';
import { newsChannel, type News, type NewsName } from '../../../preload/contract';
import { developmentPolicy, pagePolicy } from './page-policy';
import type { Settings } from '../../workspace/settings/settings';
import { zoom } from '../keys';
import { backgroundNow } from './theme';
import { fitPlace, placeToKeep } from '../../workspace/settings/window-place';

const scheme = 'app';
const smallest = { width: 760, height: 480 };
const usual = { width: 1280, height: 800 };
/** A page that is loaded is drawn long before. */
const undrawnMs = 2000;

/** Must run before the app is ready: `app://kronika/` is then a secure origin of its own, unlike `file:`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer at `app://kronika/`, and nothing outside its folder. */
export function serveRenderer(): void {
  const root = join(__dirname, '..', 'renderer');
  protocol.handle(scheme, (request) => {
    const { hostname, pathname } = new URL(request.url);
    const file = normalize(join(root, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
    if (hostname === 'kronika' && developmentServer !== undefined) return serveFresh(developmentServer, request.url);
    if (hostname !== 'kronika' || !file.startsWith(root + sep)) return new Response(null, { status: 404 });
    return serveFile(file);
  });
}

/** Where Vite serves the renderer while it is developed; every build leaves out what asks for it (vite.config.ts). */
declare const developmentServer: string | undefined;

async function serveFile(file: string): Promise<Response> {
  return guard(await net.fetch(pathToFileURL(file).toString()), pagePolicy);
}

/** Serves what the renderer's sources are at this moment. */
async function serveFresh(server: string, url: string): Promise<Response> {
  const { pathname, search } = new URL(url);
  return guard(await net.fetch(`${server}${pathname}${search}`), developmentPolicy(server));
}

function guard(found: Response, policy: string): Response {
  const headers = new Headers(found.headers);
  headers.set('Content-Security-Policy', policy);
  headers.set('X-Content-Type-Options', 'nosniff');
  return new Response(found.body, { status: found.status, headers });
}

/** Opens the window as it was left; `remember` is told how it is left when it closes, `appear` when it can be shown. */
export function openWindow(
  { window: saved, textPercent }: Pick<Settings, 'window' | 'textPercent'>,
  remember: (left: { readonly window: NonNullable<Settings['window']>; readonly textPercent: number }) => void,
  appear: () => void,
): BrowserWindow {
  const look = windowLook();
  const window = new BrowserWindow({
    ...usual,
    ...visiblePlace(saved),
    ...look,
    webPreferences: { ...look.webPreferences, zoomFactor: textPercent / 100 },
    minWidth: smallest.width,
    minHeight: smallest.height,
  });
  const opened = window.getNormalBounds();
  maximizeAtLast(window, saved);
  whenDrawn(window, appear);
  window.on('close', () => {
    remember({
      window: placeToKeep(saved, opened, window.getNormalBounds(), window.isMaximized()),
      textPercent: zoom(window, null),
    });
  });
  void window.loadURL(pageAddress('index.html'));
  return window;
}

/** A window that was left maximized is so again once it is shown: to maximize one shows it, at log-on and undrawn as well. */
export function maximizeAtLast(window: BrowserWindow, saved: Settings['window']): void {
  if (saved?.isMaximized !== true) return;
  window.once('show', () => {
    window.maximize();
  });
}

/**
 * Calls once the page is drawn. Electron does not always say so (its issues 7779 and 24855): then a moment after the page
 * stopped loading, for a window that never appears leaves its person with nothing to press.
 */
export function whenDrawn(window: BrowserWindow, appear: () => void): void {
  let hasAppeared = false;
  const appearOnce = (): void => {
    if (hasAppeared || window.isDestroyed()) return;
    hasAppeared = true;
    appear();
  };
  window.once('ready-to-show', appearOnce);
  window.webContents.once('did-stop-loading', () => {
    setTimeout(appearOnce, undrawnMs);
  });
}

/** What every window of ours has: it is not shown before it is drawn, and its page is shut in. */
export function windowLook(): BrowserWindowConstructorOptions {
  return {
    show: false,
    // Elsewhere than on macOS the menu comes with the Alt key: every control stands in the window as well.
    autoHideMenuBar: true,
    backgroundColor: backgroundNow(),
    webPreferences: {
      preload: join(__dirname, '..', 'preload', 'bridge.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Else Chromium fetches dictionaries from the network at the first window.
      spellcheck: false,
    },
  };
}

/** The address of a page of the renderer, with what it is to begin with. */
export function pageAddress(page: string, beginning: Readonly<Record<string, string>> = {}): string {
  const address = new URL(`${scheme}://kronika/${page}`);
  for (const [name, value] of Object.entries(beginning)) address.searchParams.set(name, value);
  return address.href;
}

/** Tells the window a piece of news. */
export function tellWindow<Name extends NewsName>(window: BrowserWindow, name: Name, news: News[Name]): void {
  if (!window.isDestroyed()) window.webContents.send(newsChannel, name, news);
}

/** The saved place as far as a screen shows it. */
export function visiblePlace(saved: Settings['window']): Partial<Rectangle> {
  if (saved === null) return {};
  const { x = 0, y = 0, width, height } = saved;
  return fitPlace(saved, screen.getDisplayMatching({ x, y, width, height }).workArea);
}
