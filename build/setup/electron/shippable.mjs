import { say, SetupStopped } from '../say.mjs';

/** Asks for packages that are only for trying out. */
export const trial = '--trial';

/**
 * Another Electron than the project's, however it was named, is for trying packages out on Linux, not for handing them
 * on. Throws `SetupStopped`.
 * @param {string} version @param {string} wanted @param {readonly string[]} args
 */
export function checkShippable(version, wanted, args) {
  if (version === wanted) return;
  if (
    (args.includes('--dir') || args.includes(trial)) &&
    !args.some((argument) => /^(-w|-m|--win|--mac|--windows|--macos)$/.test(argument))
  ) {
    say(`Notice: this package holds Electron ${version} and is for trying out only; it must not be shipped.`);
    return;
  }
  throw new SetupStopped(
    'An installer cannot be made here.',
    `It needs the official Electron ${wanted}, and what is here is ${version}.`,
    [
      'Behind a proxy: set HTTPS_PROXY. With mirrors: ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR.',
      'To try it out on Linux, with the old Electron: npm run dist -- --dir (a folder), or npm run dist -- --trial deb (a package).',
    ],
  );
}
