/** How the folders of the program are, as the operating system encrypts them for one person (EFS of Windows). */
export interface FolderEncryption {
  /** `unoffered`: the system has none; `unknown`: it does not tell. */
  readonly state: 'unoffered' | 'unknown' | 'plain' | 'partly' | 'encrypted';
  /** The data folder, and those of archives that were moved out of it. */
  readonly folders: readonly string[];
  /** Files and folders that are not encrypted, or of which nothing is known. */
  readonly open: readonly string[];
}
