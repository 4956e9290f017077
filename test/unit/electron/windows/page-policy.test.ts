import { describe, expect, it } from 'vitest';
import { developmentPolicy, pagePolicy } from '../../../../main/electron/windows/page-policy';

describe('the policy of the page', () => {
  it('is widened for development by the styles of the server and by the way to it alone', () => {
    const strict = pagePolicy.split('; ');
    const widened = developmentPolicy('http://127.0.0.1:5173').split('; ');
    expect(strict.filter((rule) => !widened.includes(rule))).toEqual(["style-src 'self'"]);
    expect(widened.filter((rule) => !strict.includes(rule))).toEqual([
      "style-src 'self' 'unsafe-inline'",
      "connect-src 'self' ws://127.0.0.1:5173",
    ]);
  });
});
