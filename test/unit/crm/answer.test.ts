import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../main/crm/answer';
import { failureOf, type Failure } from '../../../preload/failure';
import { exampleCallHistoryBody, exampleNotesBody, exampleNoteText } from '../../../main/sample-crm/office/examples';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): ReturnType<typeof readAnswer> => readAnswer(bytes(text));
const failure = (body: string | Uint8Array): Failure => {
  try {
    readAnswer(typeof body === 'string' ? bytes(body) : body);
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('the answer was accepted');
};
const whole = (data: string, otherData = '{"totalCount":1}'): string =>
  `{"success":true,"data":${data},"otherData":${otherData},"message":""}`;

describe('readAnswer', () => {
  it('reads both printed examples', () => {
    expect(read(exampleCallHistoryBody)).toMatchObject({ totalCount: 1, records: [{ callDirection: 'IN', note: 1 }] });
    expect(read(exampleNotesBody)).toMatchObject({ totalCount: 1, records: [{ text: exampleNoteText, edit: 1 }] });
  });

  it.each(['[]', '{}', 'null', '""', 'false', '{\n }'])('reads data %s as no records', (data) => {
    expect(read(whole(data, '{"totalCount":0}'))).toMatchObject({ records: [], totalCount: 0 });
  });

  it.each(['null', '""', 'false'])(
    'takes data %s for no records only where the CRM says that there are none',
    (data) => {
      for (const otherData of ['{"totalCount":60}', '{}', 'null', '[]'])
        expect(failure(whole(data, otherData)).kind).toBe('unknownShape');
      expect(read(whole(data, '{"totalCount":"0"}')).records).toEqual([]);
    },
  );

  it.each(['0', 'true', '"none"', '7.5'])('never takes data %s for no records', (data) => {
    expect(failure(whole(data, '{"totalCount":0}')).kind).toBe('unknownShape');
  });

  it('reads a list that PHP numbered, and a record alone', () => {
    expect(read(whole('{"0":{"uuid":"a"},"2":{"uuid":"b"}}')).records).toEqual([{ uuid: 'a' }, { uuid: 'b' }]);
    expect(read(whole('{"uuid":"a"}')).records).toEqual([{ uuid: 'a' }]);
  });

  it.each([
    ['{"totalCount":12}', 12],
    ['{"totalCount":"12"}', 12],
    ['{"totalCount":" 12 "}', 12],
    ['{"totalCount":null}', null],
    ['{"totalCount":-1}', null],
    ['{"totalCount":"many"}', null],
    ['[]', null],
    ['null', null],
  ])('reads the total of %s', (otherData, total) => {
    expect(read(whole('[]', otherData)).totalCount).toBe(total);
  });

  it('reads a total that is not there as unknown', () => {
    expect(read('{"success":1,"data":[]}').totalCount).toBeNull();
  });

  it('passes over a byte order mark and white space', () => {
    expect(read(`\ufeff \r\n${whole('[]')}`).records).toEqual([]);
  });

  it('calls a cut-off body broken, wherever it was cut', () => {
    const body = whole('[{"uuid":"a","text":"{"blocks":[]}",},{"uuid":"b"}]');
    expect(read(body).records).toHaveLength(2);
    for (let length = 0; length < body.length; length += 1)
      expect(failure(body.slice(0, length)).kind).toBe('brokenAnswer');
  });

  it.each([
    ['notJson', '{"uuid":"b","cost":NaN}'],
    ['notJson', '{"uuid":"b","text":"line\nbreak"}'],
    ['notJson', '{"uuid":"b","text":"tab\there, \\"quoted\\", [ and {"}'],
    ['notJson', '{"uuid":"b",}}'.slice(0, -1).replace(',}', ',,"x":1}')],
    ['notText', '{"uuid":"b","text":"zażó\u0000łć"}'],
    ['tooDeep', `{"uuid":"b","deep":${'['.repeat(1_500_000)}${']'.repeat(1_500_000)}}`],
  ])('reads the records beside one that is %s, and gives its bytes', (reason, bad) => {
    const body = bytes(whole(`[{"uuid":"ą"}, ${bad} ,{"uuid":"c","text":"a, [b"}]`, '{"totalCount":3}'));
    const raw = bytes(bad);
    // A byte in the middle of a letter, as a text has that was cut by bytes.
    if (reason === 'notText') for (const one of [body, raw]) one[one.indexOf(0xc5)] = 0xff;
    const answer = readAnswer(body);
    expect(answer.records).toEqual([{ uuid: 'ą' }, { uuid: 'c', text: 'a, [b' }]);
    expect(answer.totalCount).toBe(3);
    expect(answer.unread).toHaveLength(1);
    expect(answer.unread[0]?.reason).toBe(reason);
    expect(Buffer.from(answer.unread[0]!.raw).equals(raw)).toBe(true);
    expect(Buffer.from(answer.rawOf(1)).toString()).toBe('{"uuid":"c","text":"a, [b"}');
  });

  it('reads a list that PHP numbered by pieces as well', () => {
    const answer = read(whole('{"0":{"uuid":"a"},"1":{"uuid":NaN}}', '{"totalCount":2}'));
    expect(answer).toMatchObject({ records: [{ uuid: 'a' }], unread: [{ reason: 'notJson' }] });
  });

  it('gives the bytes of each record as they came', () => {
    const answer = read(whole('[ {"uuid" : "a", "n": 1.0} ,{"text":"]}\\"","uuid":"b"}]'));
    expect([0, 1].map((place) => Buffer.from(answer.rawOf(place)).toString())).toEqual([
      '{"uuid" : "a", "n": 1.0}',
      '{"text":"]}\\"","uuid":"b"}',
    ]);
  });

  it('gives what a record says where its body had to be repaired', () => {
    const answer = read(whole('[{"uuid":"a","text":"{"blocks":[{"text":"x, ]"}]}",},{"uuid":"b"}]'));
    expect(JSON.parse(Buffer.from(answer.rawOf(0)).toString())).toEqual(answer.records[0]);
  });

  it.each(['[', '{"a":', '[{"a":[', '{"success":true,"data":['])(
    'calls 60 MB of %s broken, and stays alive',
    (part) => {
      const body = Buffer.alloc(60_000_000, part);
      expect(['brokenAnswer', 'answerTooLarge']).toContain(failure(body).kind);
    },
  );

  it('refuses more values than the memory takes', () => {
    expect(failure(`{"success":true,"data":[{"uuid":"a","x":[${'{},'.repeat(5_000_000)}0]}]}`).kind).toBe(
      'answerTooLarge',
    );
  });

  it('knows a page for a browser', () => {
    expect(failure('\ufeff\n <!DOCTYPE html><html></html>').kind).toBe('loginPage');
  });

  it.each(['false', '0', '"false"'])('takes success %s as a refusal and keeps the message', (success) => {
    expect(failure(`{"success":${success},"message":"Brak usługi","data":[]}`)).toEqual({
      kind: 'refusedByCrm',
      facts: { message: 'Brak usługi' },
    });
  });

  it('knows the documented messages, whatever status they came with', () => {
    expect(failure('{"success":false,"message":"Unauthorized"}').kind).toBe('unauthorised');
    expect(failure('{"success":false,"message":"Request limit has been exceeded"}').kind).toBe('rateLimited');
  });

  it.each(['[]', 'null', '"ok"', '7', '{"status":"ok"}', whole('"none"'), whole('7'), whole('[1]'), whole('{"a":{}}')])(
    'does not guess at the shape of %s',
    (body) => {
      expect(failure(body).kind).toBe('unknownShape');
    },
  );
});
