/** Switches of Chromium and Electron that a person may need, or a system adds: a screen's, a keyring's, a proxy's. */
const harmless = [
  /^--(log-level|v|lang|ozone-platform(-hint)?|force-device-scale-factor|high-dpi-support|password-store|disable-gpu)(=|$)/,
  /^--proxy(-[a-z-]+)?(=|$)/,
  /^--no-proxy-server$/,
  /^-psn_/,
];

/** Those that open the program to inspection: of development and tests alone. */
const forDevelopers = [
  /^--?(no-sandbox|inspect(-brk)?|remote-debugging-(port|pipe)|user-data-dir|js-flags)(=|$)/,
  /^--(enable|disable|force|allow|use|in-process|headless|high-dpi|log|v|password-store|proxy)(-[a-z-]+)?(=|$)/,
];

/** How the program was started. */
export interface Start {
  readonly isPackaged: boolean;
  /** Whether it may be inspected and driven from outside (`KRONIKA_DEBUGGING=1`): any program on this computer could read the archive by that. */
  readonly mayBeDriven: boolean;
}

/**
 * Our own arguments out of the process's: without the program, the folder that a developer's Electron is given, and switches
 * that are not ours. What a package does not let through stays among them, and is refused as unknown before a window opens.
 */
export function programArguments(argv: readonly string[], { isPackaged, mayBeDriven }: Start): string[] {
  const foreign = isPackaged && !mayBeDriven ? harmless : [...harmless, ...forDevelopers];
  const own = argv.slice(1).filter((argument) => !foreign.some((pattern) => pattern.test(argument)));
  return isPackaged ? own : own.slice(1);
}
