import { tick } from 'svelte';
import type { Workbench } from '../../state/app/workbench.svelte';

/** Until what was laid out is drawn, and the window has answered the person. */
export async function drawn(): Promise<void> {
  await tick();
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Saves what is laid out and says where it is. The dialog stays when the person changed their mind. */
export async function saveLaidOut(bench: Workbench, name: string): Promise<void> {
  const { notices, locale } = bench;
  const report = await bench.desktop.savePdf(name);
  if (report === null) return;
  const { path, sizeBytes } = report;
  const open = (): void => {
    bench.desktop.openFile(path);
  };
  const show = (): void => {
    bench.desktop.showInFolder(path);
  };
  const file = path.split(/[/\\]/).at(-1) ?? path;
  notices.done(
    locale.t('timeline.print.saved', { file, size: locale.bytes(sizeBytes) }),
    { label: locale.t('export.open'), run: open },
    { label: locale.t('export.showInFolder'), run: show },
  );
  bench.dialogs.close();
}

/** Prints what is laid out by the system's dialog. */
export async function printLaidOut(bench: Workbench): Promise<void> {
  if (await bench.desktop.printWindow()) bench.dialogs.close();
}
