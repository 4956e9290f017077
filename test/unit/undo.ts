const undo: (() => void)[] = [];

/** Has something undone after the test, before what was asked for earlier. */
export function undoAfterTest(act: () => void): void {
  undo.push(act);
}

/** Undoes it all. */
export function undoAll(): void {
  for (const act of undo.splice(0).reverse()) act();
}
