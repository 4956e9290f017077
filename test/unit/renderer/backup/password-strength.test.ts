import { expect, test } from 'vitest';
import { strengthOf } from '../../../../renderer/state/backup/password-strength';

test('what everybody tries first, or is short or repeated, is very weak, however it is spelled', () => {
  for (const password of ['hasło', 'Haslo123', 'qwerty2026', 'aaaaaaaaaaaaaaaa', 'Kronika2026!', '123456789', 'kopia'])
    expect(strengthOf(password), password).toBe('veryWeak');
});

test('more words are stronger', () => {
  expect(strengthOf('zielony')).toBe('veryWeak');
  expect(strengthOf('zielonyKot')).toBe('weak');
  expect(strengthOf('zielony kot na dachu')).toBe('strong');
  expect(strengthOf('kD7%pq2!vZ')).toBe('fair');
});

test('a long text is rated at once', () => {
  expect(strengthOf('a b'.repeat(100_000))).toBe('veryWeak');
});
