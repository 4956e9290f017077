import { userInfo } from 'node:os';

/** The name by which the operating system knows the person at this computer; null where it says none, as on some servers. */
export function systemUser(): string | null {
  try {
    const name = userInfo().username.trim();
    return name === '' ? null : name;
  } catch {
    return null;
  }
}
