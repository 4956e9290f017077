import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../../main/crm/answer';
import { quoteInexactNumbers } from '../../../../main/crm/json/exact-numbers';
import { parseJson } from '../../../../main/crm/json/json-text';
import { cases, fc } from '../../random-cases';

describe('quoteInexactNumbers', () => {
  it('keeps every digit of a number that a JavaScript number cannot hold', () => {
    const body =
      '{"a":48123456789012345678,"b":[-90071992547409931,12],"c":"x:12345678901234567890","d":9007199254740991}';
    expect(JSON.parse(quoteInexactNumbers(body))).toEqual({
      a: '48123456789012345678',
      b: ['-90071992547409931', 12],
      c: 'x:12345678901234567890',
      d: 9007199254740991,
    });
  });

  it.each([
    ...['1e400', '-1e400', '1E+400', '1e-400', '-2.5e-999', '0.1000000000000000055511', '0.10000000000000001'],
    ...[
      '12345678901234567.5',
      '9007199254740993.0',
      '9007199254740993e0',
      '123456789012345678e3',
      '1.7976931348623159e308',
    ],
    ...['5e-325', '123456789.12345678901', `1${'0'.repeat(400)}`, `0.${'0'.repeat(400)}1`, '1e99999999999999999999'],
  ])('writes %s as a string', (number) => {
    expect(parseJson(`{"n":${number},"l":[ ${number} ]}`)).toEqual({ n: number, l: [number] });
  });

  it.each<[string, number]>([
    ['1E5', 100_000],
    ['1e5', 100_000],
    ['1.0', 1],
    ['1.50', 1.5],
    ['-12.25', -12.25],
    ['0e999', 0],
    ['0.000000000000000000', 0],
    ['1.000000000000000000000', 1],
    ['1e22', 1e22],
    ['9007199254740992.0', 9007199254740992],
    ['5e-324', 5e-324],
    ['1000000000000e-12', 1],
    [`1${'0'.repeat(400)}e-400`, 1],
    ['123456789012345.6e-1', 12345678901234.56],
    ['-1.5E+3', -1500],
  ])('leaves %s a number, which says the same', (number, held) => {
    expect(parseJson(`{"n":${number}}`)).toEqual({ n: held });
  });

  it('leaves a zero with a minus a zero', () => {
    for (const zero of ['-0', '-0.0', '-0e5', '-0.00000000000000000']) expect(parseJson(`[${zero}]`)).toEqual([-0]);
  });

  it('leaves anything else alone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const json = JSON.stringify({ value, text, power: 1e300 });
        fc.pre(!/\d{16}/.test(JSON.stringify(value)));
        expect(JSON.parse(quoteInexactNumbers(json))).toEqual(JSON.parse(json));
      }),
    );
  });

  it('loses no digit of any number', () => {
    const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,24})$/);
    const fraction = fc.stringMatching(/^(?:\.\d{1,24})?$/);
    const power = fc.stringMatching(/^(?:[eE][+-]?\d{1,3})?$/);
    fc.assert(
      fc.property(digits, fraction, power, (...parts) => {
        const number = parts.join('');
        const [read] = parseJson(`[${number}]`) as [unknown];
        expect(scaled(typeof read === 'number' ? String(read) : (read as string))).toBe(scaled(number));
      }),
      { numRuns: cases(5000) },
    );
  });

  it('takes what is no number of JSON for none', () => {
    for (const text of ['0012345678901234567', '1.e5', '+1e400', '1e', '.5e400', '1e400e', '12345678901234567-8'])
      expect(parseJson(`{"n":${text}}`)).toBeUndefined();
  });
});

/** A number as a whole number, times ten to the power of 2000. */
function scaled(number: string): bigint {
  const [, whole = '', fraction = '', power = '0'] = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number)!;
  return BigInt(whole + fraction) * 10n ** BigInt(2000 - fraction.length + Number(power));
}

it('digits among the words of raw content are no numbers', () => {
  const raw = '{"blocks":[{"key":"a","text":"Konto: 61109010140000071219812874, 1e400"}],"entityMap":{}}';
  const body = `{"success":true,"data":[{"uuid":"n","pin":1e400,"text":"${raw}","edit":1,}],"message":""}`;
  expect(readAnswer(Buffer.from(body)).records).toEqual([{ uuid: 'n', pin: '1e400', text: raw, edit: 1 }]);
});
