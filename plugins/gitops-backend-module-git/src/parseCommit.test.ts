import { parseCommit } from './parseCommit';

const id = 'a'.repeat(40);

describe('parseCommit', () => {
  it.each([
    ['2026-01-02T03:04:05+02:00', '2026-01-02T01:04:05.000Z'],
    ['nonsense', '1970-01-01T00:00:00.000Z'],
  ])('reads the time %s', (time, expected) => {
    expect(parseCommit(`${id}\0${time}\0Ada\0Fix it\n`)).toEqual({
      commit: id,
      committedAt: expected,
      author: 'Ada',
      subject: 'Fix it',
    });
  });

  it.each([
    ['\u001b[2Jclear', '[2Jclear'],
    ['a\r\nb\u2028c', 'a b c'],
    ['abc\u202efdp.exe\u2066', 'abcfdp.exe'],
    ['😀'.repeat(600), '😀'.repeat(500)],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('makes one plain line of the subject %j', (subject, expected) => {
    expect(parseCommit(`${id}\0\0Ada\0${subject}\n`)?.subject).toBe(expected);
  });

  it.each(['', 'x', `${id}\0only`])('finds none in %j', output => {
    expect(parseCommit(output)).toBeUndefined();
  });
});
