import { expect, test } from 'vitest';
import type { QuestionName } from '../../../../preload/contract';
import { KronikaError } from '../../../../preload/failure';
import type { Archive } from '../../../../renderer/archive';
import { DesktopActions } from '../../../../renderer/state/app/desktop-actions';
import { Notices } from '../../../../renderer/state/common/notices.svelte';

/** A desktop that does what it is asked, or fails. */
function desktopOf(answer: (name: QuestionName) => Promise<unknown>) {
  const notices = new Notices();
  const archive: Archive = { ask: (name) => answer(name) as never, subscribe: () => () => undefined };
  const said = (): (string | undefined)[] =>
    notices.all.map((each) => (each.kind === 'done' ? each.text : each.failure.kind));
  return { desktop: new DesktopActions(archive, notices), said };
}

test('says that something was copied once it was', async () => {
  const { desktop, said } = desktopOf(() => Promise.resolve(null));
  await desktop.copy('600 100 200', 'Copied');
  expect(said()).toEqual(['Copied']);
});

test('says of each action why it failed, and nothing else', async () => {
  const { desktop, said } = desktopOf(() => Promise.reject(new KronikaError('notPermitted', { path: '/x' })));
  await desktop.copy('600 100 200', 'Copied');
  expect(await desktop.zoom('larger')).toBeNull();
  desktop.showInFolder('/x');
  desktop.openFile('/x');
  desktop.openLogFolder();
  await new Promise(setImmediate);
  // The same failure again takes the place of the one before.
  expect(said()).toEqual(['notPermitted']);
});
