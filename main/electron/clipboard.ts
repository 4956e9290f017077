import { clipboard, ClipboardItem } from 'electron';

/** Puts a table onto the clipboard in two ways, of which each program takes the one it understands best. */
export async function writeTable(text: string, html: string): Promise<void> {
  if (typeof ClipboardItem === 'function') {
    await clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': html })]);
  } else {
    // Earlier versions of Electron, one of which stands in for development, take the texts themselves.
    Reflect.apply(clipboard.write.bind(clipboard), undefined, [{ text, html }]);
  }
}
