/**
 * Whether the arguments are answered in the terminal: all but those of the window are, also the mistyped ones.
 * @param {readonly string[]} args
 */
export function isCommandLine(args) {
  const others = args.filter((argument, at) => args[at - 1] !== '--data-dir' && !isOfWindow(argument));
  return others.length > 0;
}

/** @param {string} argument */
function isOfWindow(argument) {
  return argument === '--demo' || argument === '--data-dir' || argument.startsWith('--data-dir=');
}
