import { parseHttpAnswer } from './parseHttpAnswer';

describe('parseHttpAnswer', () => {
  it.each<[string, string, string, object | undefined]>([
    [
      'curl',
      'HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n\r\nbody\r\n\r\nHTTP/1.1 500 of the body\r\n\r\n',
      '',
      {
        status: 200,
        headers: 'A: b\nC: d',
        body: 'body\r\n\r\nHTTP/1.1 500 of the body\r\n\r\n',
      },
    ],
    [
      'curl after a redirect',
      'HTTP/1.1 302 Found\r\nLocation: /\r\n\r\nHTTP/2 404 \r\na: b\r\n\r\nno',
      '',
      { status: 404, headers: 'a: b', body: 'no' },
    ],
    [
      'curl after a word of patience',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
      '',
      { status: 204, headers: '', body: '' },
    ],
    [
      'wget',
      'body',
      '  HTTP/1.1 301 Moved\n  Location: /a\n  HTTP/1.1 200 OK\n  A: b\n',
      { status: 200, headers: 'A: b', body: 'body' },
    ],
    [
      'wget of busybox',
      'body',
      '  HTTP/1.1 200 OK\r\n  A: b\r\n  \r\n',
      { status: 200, headers: 'A: b', body: 'body' },
    ],
    [
      'wget, which keeps bodies of errors',
      '',
      '  HTTP/1.1 503 Busy\n  A: b\n',
      { status: 503, headers: 'A: b' },
    ],
    ['half a head', 'HTTP/1.1 200 OK\r\nA: b', '', undefined],
    ['nothing', '', '', undefined],
    ['something else', 'curl: (7)', 'wget: refused', undefined],
  ])('reads %s', (_, out, err, answer) => {
    expect(parseHttpAnswer(out, err)).toEqual(answer);
  });
});
