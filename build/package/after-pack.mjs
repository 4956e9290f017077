import { copyFile, chmod, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion } from '@electron/fuses';
import { listInstalledFiles } from './windows-files.mjs';

/**
 * electron-builder's last step before signing: closes the doors Electron leaves open for developers.
 * Each fuse is explained in Electron's documentation, "Electron Fuses"; setting them here and not in
 * electron-builder.yml lets the program be renamed afterwards.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack(context) {
  const platform = context.electronPlatformName;
  await context.packager.addElectronFuses(context, {
    version: FuseVersion.V1,
    // A fuse that a later Electron brings is decided here, not overlooked.
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: platform === 'darwin',
    // An archive of personal data must not lend its name and its rights to a script.
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    // Electron checks the archive's hash on these two only.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform === 'darwin' || platform === 'win32',
    // No cookie is kept on disk; this would only make a keyring ask for its password.
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // The window is served over app://, so file:// needs no privilege.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
  // What Electron shows where there is no program; electron-builder deletes it only out of an Electron that it downloads.
  await rm(join(context.packager.getResourcesDir(context.appOutDir), 'default_app.asar'), { force: true });
  if (platform === 'linux') await placeStarter(context.appOutDir, context.packager.projectDir);
  if (platform === 'win32') listInstalledFiles(context.appOutDir);
}

/** Puts the script that brings a screen in the program's place. @param {string} folder @param {string} project */
async function placeStarter(folder, project) {
  const starter = join(folder, 'kronika');
  await rename(starter, join(folder, 'kronika-program'));
  await copyFile(join(project, 'build/linux/kronika'), starter);
  await chmod(starter, 0o755);
}
