import { afterEach } from 'vitest';
import { undoAll } from './undo';

// Runs before each file of tests: a helper is loaded once for several files, and a hook of its own would serve the first.
afterEach(undoAll);
