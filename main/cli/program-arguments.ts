/** Switches that Chromium, Electron, Playwright and installers put beside ours on one command line. */
const foreign = [
  /^--?(no-sandbox|inspect(-brk)?|remote-debugging-(port|pipe)|user-data-dir|js-flags|lang|ozone-platform(-hint)?)(=|$)/,
  /^--(enable|disable|force|allow|use|in-process|headless|high-dpi|log|v|password-store|proxy)(-[a-z-]+)?(=|$)/,
  /^-psn_/,
];

/**
 * Our own arguments out of the process's: without the program, the folder that a developer's Electron is given, and
 * switches that are not ours.
 */
export function programArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const own = argv.slice(1).filter((argument) => !foreign.some((pattern) => pattern.test(argument)));
  return isPackaged ? own : own.slice(1);
}
