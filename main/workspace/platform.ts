import type { Language } from '../../preload/model';
import type { Fetch } from '../crm/http/client';
import type { Cipher } from '../files/efs';
import type { Policy } from '../policy/policy';
import type { SafeStorage } from './accounts/keys';

/** What the program needs of the computer it runs on; Electron gives it in the product, Node in tests. */
export interface Platform {
  readonly dataDir: string;
  /** Where the program itself lies: an update replaces it. */
  readonly programDir: string;
  readonly version: string;
  /** As Node names it (process.platform): `win32`, `darwin`, `linux`. */
  readonly name: string;
  /** The operating system's language, as far as we speak it. */
  readonly language: Language;
  readonly fetch: Fetch;
  /** The same for the file about newer versions, with nothing of what the CRM was told or said. */
  readonly fetchRelease: Fetch;
  readonly safeStorage: SafeStorage;
  /** The program by which the system encrypts files for one person; null where it has none. */
  readonly cipher: () => Cipher | null;
  /** True for the window: the account it opens is the one it opens next time. A command leaves that alone. */
  readonly remembersAccount: boolean;
  /** `KRONIKA_API_KEY`; null where it is not set. */
  readonly environmentKey: string | null;
  /** What administrators decided for this computer. */
  readonly policy: Policy;
  /** Writes a line to the log; never a key, a number or a text of a record. */
  readonly log: (line: string) => void;
}
