import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../main/crm/answer';
import { failureOf, type Failure } from '../../../preload/failure';
import { exampleCallHistoryBody, exampleNotesBody, exampleNoteText } from '../../crm-server/examples';

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

  it.each(['[]', '{}', 'null', '""', '{\n }'])('reads data %s as no records', (data) => {
    expect(read(whole(data, '{"totalCount":0}'))).toEqual({ records: [], totalCount: 0 });
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

  it('calls bytes that are not UTF-8 broken', () => {
    const body = bytes(whole('[{"uuid":"zażółć"}]'));
    expect(failure(body.map((byte) => (byte === 0xbc ? 0x20 : byte))).kind).toBe('brokenAnswer');
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
