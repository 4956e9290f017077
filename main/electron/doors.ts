import { app, type Session, type WebContents } from 'electron';

/**
 * Closes every door that a page has to the outside, for each page and session the program will ever have. The window shows
 * texts of strangers: it may open no window, go nowhere, hold no other page, ask for no permission and reach no device.
 * https://www.electronjs.org/docs/latest/tutorial/security, 4, 5 and 12 to 14. Call once, before the app is ready.
 */
export function closeDoors(): void {
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents);
  });
  app.on('session-created', refuseEverything);
}

function keepInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const prevent = (event: { preventDefault(): void }): void => {
    event.preventDefault();
  };
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
}

function refuseEverything(opened: Session): void {
  opened.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  // Without one, Chromium's questions of this kind are answered with yes.
  opened.setPermissionCheckHandler(() => false);
  opened.setDevicePermissionHandler(() => false);
  opened.setDisplayMediaRequestHandler(null);
  // Its dictionaries come from the network: an offline program looks nothing up there.
  // An empty list is what counts: a page that does without still has the dictionaries fetched for its session.
  opened.setSpellCheckerLanguages([]);
  opened.setSpellCheckerEnabled(false);
  opened.on('will-download', (event) => {
    event.preventDefault();
  });
}
