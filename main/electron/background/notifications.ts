import { app, nativeImage, Notification, type BrowserWindow, type NativeImage } from 'electron';

/** The notifications of the program, and how many new records they told of since the window was last looked at. */
export class Notifications {
  readonly #window: BrowserWindow;
  /** Held while they are shown: what is collected as garbage hears no click. */
  readonly #shown = new Set<Notification>();
  #told = 0;

  constructor(window: BrowserWindow) {
    this.#window = window;
    window.on('focus', () => {
      this.#count(0);
    });
  }

  /** Whether the system shows any. */
  get areThere(): boolean {
    return Notification.isSupported();
  }

  /** Shows one; `onclick` is what it leads to. */
  show({ title, body }: { readonly title: string; readonly body: string }, onclick: () => void): void {
    if (!this.areThere) return;
    const notification = new Notification({ title, body });
    const forget = (): void => {
      this.#shown.delete(notification);
    };
    notification.on('click', () => {
      forget();
      onclick();
    });
    notification.on('close', forget);
    notification.on('failed', forget);
    this.#shown.add(notification);
    notification.show();
  }

  /** Adds to the number at the program's icon, where the system has one. */
  countMore(records: number): void {
    this.#count(this.#told + records);
  }

  #count(told: number): void {
    if (told === this.#told) return;
    this.#told = told;
    if (process.platform !== 'win32') app.setBadgeCount(told);
    else if (!this.#window.isDestroyed()) this.#window.setOverlayIcon(told === 0 ? null : dot(), String(told));
  }
}

const dotSize = 16;

/** A round mark; Windows has room for no number there. */
function dot(): NativeImage {
  const pixels = Buffer.alloc(dotSize * dotSize * 4);
  const middle = (dotSize - 1) / 2;
  for (let at = 0; at < dotSize * dotSize; at += 1) {
    const isInside = Math.hypot((at % dotSize) - middle, Math.floor(at / dotSize) - middle) <= 6;
    // Blue, green, red, opacity.
    if (isInside) pixels.set([0x2b, 0x39, 0xc0, 0xff], at * 4);
  }
  return nativeImage.createFromBitmap(pixels, { width: dotSize, height: dotSize });
}
