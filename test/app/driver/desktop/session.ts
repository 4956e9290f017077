import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { BusPeer, type BusAnswer, type BusMessage } from './dbus-peer';
import { textOf, type BusValue, type Variant } from './dbus-codec';

/** Whether a desktop can be begun here. A build server always can. */
export const hasDesktop = process.platform === 'linux' && spawnSync('dbus-daemon', ['--version']).status === 0;

/** Whether a program can show notifications here: Electron does it by a library of the system. */
export const hasNotifications =
  hasDesktop &&
  (spawnSync('ldconfig', ['-p']).stdout.includes('libnotify.so.4') ||
    (process.env['LD_LIBRARY_PATH'] ?? '').split(':').some((path) => existsSync(join(path, 'libnotify.so.4'))));

/** A notification as the program asked for it. */
export interface Notified {
  readonly title: string;
  readonly body: string;
}

/** A desktop of a test's own: a session bus with somebody who shows notifications, and somebody who holds the icons of the tray. */
export interface DesktopSession {
  /** What a program that is to be part of it is started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly notified: readonly Notified[];
  /** As a person who clicks the latest notification. */
  readonly clickLatest: () => void;
  /** How many icons the tray holds. */
  readonly icons: () => number;
  /** As a person who chooses something from the menu of the only icon. */
  choose(label: string): Promise<void>;
  end(): Promise<void>;
}

const notifications = '/org/freedesktop/Notifications';
const dbusMenu = 'com.canonical.dbusmenu';

/** Begins a desktop; its socket lies in a folder of the test's own. */
export async function beginDesktop(folder: string): Promise<DesktopSession> {
  const socketPath = join(folder, 'bus');
  const address = `unix:path=${socketPath}`;
  const daemon = spawn(
    'dbus-daemon',
    ['--session', '--nofork', '--nopidfile', '--print-address', `--address=${address}`],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const ended = once(daemon, 'exit');
  await once(daemon.stdout, 'data');
  const notified: Notified[] = [];
  const icons: { readonly name: string; readonly path: string }[] = [];
  const answer = (call: BusMessage): BusAnswer => {
    switch (call.member) {
      case 'GetServerInformation':
        return ['ssss', 'test', 'test', '1', '1.2'];
      case 'GetCapabilities':
        return ['as', ['body', 'actions']];
      case 'Notify':
        notified.push({ title: textOf(call.values[3]), body: textOf(call.values[4]) });
        return ['u', notified.length];
      case 'CloseNotification':
        return [''];
      case 'RegisterStatusNotifierItem': {
        const said = textOf(call.values[0]);
        // A name of the bus, or a path at the one who says so.
        icons.push(
          said.startsWith('/') ? { name: call.sender, path: said } : { name: said, path: '/StatusNotifierItem' },
        );
        return [''];
      }
      case 'Get':
        return call.values[1] === 'IsStatusNotifierHostRegistered' ? ['v', { signature: 'b', value: 1 }] : null;
      default:
        return null;
    }
  };
  const peer = await BusPeer.join(socketPath, answer);
  await peer.own('org.freedesktop.Notifications');
  await peer.own('org.kde.StatusNotifierWatcher');
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    notified,
    clickLatest: () => {
      peer.emit(notifications, 'org.freedesktop.Notifications', 'ActionInvoked', 'us', [notified.length, 'default']);
    },
    icons: () => icons.length,
    async choose(label) {
      const icon = icons.at(-1)!;
      const item = { ...icon, interface: 'org.freedesktop.DBus.Properties' };
      const [menu] = await peer.call(item, 'Get', 'ss', ['org.kde.StatusNotifierItem', 'Menu']);
      const at = { name: icon.name, path: textOf((menu as Variant).value), interface: dbusMenu };
      const [, layout] = await peer.call(at, 'GetLayout', 'iias', [0, -1, []]);
      const id = idOf(layout as MenuNode, label);
      await peer.call(at, 'Event', 'isvu', [id!, 'clicked', { signature: 'i', value: 0 }, 0]);
    },
    async end() {
      peer.leave();
      daemon.kill();
      await ended;
    },
  };
}

/** An entry of a menu: its id, its properties, and entries below it. */
type MenuNode = readonly [id: number, properties: readonly (readonly [string, Variant])[], below: readonly Variant[]];

function idOf([id, properties, below]: MenuNode, label: string): number | undefined {
  if (properties.some(([name, { value }]) => name === 'label' && value === label)) return id;
  return below
    .map(({ value }) => idOf(value as readonly BusValue[] as unknown as MenuNode, label))
    .find((found) => found !== undefined);
}
