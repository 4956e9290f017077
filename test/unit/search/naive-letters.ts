/** Signs whose letters would become part of the word or number beside them. */
const besideWords = ['№', '℠', '℡', '™', '℻', '🅪', '🅫', '🅬'];

/** A text as searches read it, whole and in several goes: a second, simple reading of the rules, to compare the real one with. */
export function plainLetters(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size > 20_000) known.clear();
  const plain = withPlainLetters(text);
  known.set(text, plain);
  return plain;
}

/** The same texts are read again and again. */
const known = new Map<string, string>();

function withPlainLetters(text: string): string {
  const visible = text.replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]/gu, '');
  return Array.from(visible, plainForm)
    .join('')
    .normalize('NFC')
    .replaceAll(/[\p{Dash}\u02d7\u2043]/gu, '-')
    .replaceAll(/[\p{Zs}\u0085\u2028\u2029]/gu, ' ');
}

function plainForm(character: string): string {
  const plain = character.normalize('NFKC');
  const isWord = Array.from(plain).every((part) => /[\p{L}\p{M}\p{N}]/u.test(part));
  return (isWord || Array.from(plain).length === 1) && !besideWords.includes(character) ? plain : character;
}
