import { BrowserWindow, nativeTheme } from 'electron';
import type { Theme } from '../../../preload/model';

/** The colours of the program, as they were given last. */
let current: Theme = 'system';

/**
 * Gives the program the colours that the person chose: the page, the windows behind it and the system's own menus and dialogs. What is
 * behind a page is seen before it is drawn, and at its edge while the window grows.
 */
export function applyTheme(theme: Theme): void {
  current = theme;
  // High contrast comes light and dark, as the system has it.
  nativeTheme.themeSource = theme === 'contrast' ? 'system' : theme;
  paintBehind();
}

/** Once the system turns light or dark, what is behind the pages turns as well. */
export function followSystemTheme(): void {
  nativeTheme.on('updated', paintBehind);
}

/** The surface of the page (tokens.css, contrast.css). */
export function backgroundNow(): string {
  if (!nativeTheme.shouldUseDarkColors) return '#ffffff';
  return current === 'contrast' ? '#000000' : '#1a1b1e';
}

function paintBehind(): void {
  for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(backgroundNow());
}
