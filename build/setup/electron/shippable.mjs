import { say, SetupStopped } from '../say.mjs';

/**
 * Another Electron than the project's, however it was named, is for trying a package out as a folder on Linux, not for handing
 * one on. Throws `SetupStopped`.
 * @param {string} version @param {string} wanted @param {readonly string[]} args
 */
export function checkShippable(version, wanted, args) {
  if (version === wanted) return;
  if (args.includes('--dir') && !args.some((argument) => /^(-w|-m|--win|--mac|--windows|--macos)$/.test(argument))) {
    say(`Notice: this package holds Electron ${version} and is for trying out only; it must not be shipped.`);
    return;
  }
  throw new SetupStopped(
    'An installer cannot be made here.',
    `It needs the official Electron ${wanted}, and what is here is ${version}.`,
    [
      'Behind a proxy: set HTTPS_PROXY. With mirrors: ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR.',
      'To try the package out: npm run dist -- --dir (a folder for Linux, with the old Electron).',
    ],
  );
}
