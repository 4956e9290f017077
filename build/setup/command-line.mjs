const commands = new Set(['sync', 'status', 'search', 'show', 'export', 'verify', 'verify-export']);
/** Options that may stand before the command, with a value after a blank. */
const withValue = new Set(['--data-dir', '--account']);

/** Whether the arguments ask for an answer in the terminal, not for the window. @param {readonly string[]} args */
export function isCommandLine(args) {
  const first = args.find((argument, at) => !argument.startsWith('-') && !withValue.has(args[at - 1] ?? ''));
  return args.some((argument) => argument === '--help' || argument === '--version') || commands.has(first ?? '');
}
