import { redactToolError } from './redactToolError';

describe('redactToolError', () => {
  it.each([
    {
      what: 'our folders',
      stderr:
        "Error: accumulating '/tmp/x/tree/web/a.yaml' in '/tmp/x/tree/web'",
      shown: "Error: accumulating 'web/a.yaml' in 'web'",
    },
    {
      what: 'the prefix of kubectl',
      stderr:
        'E1121 13:40:57.003452   11827 run.go:72] "command failed" err="no"',
      shown: 'no',
    },
    {
      what: 'a list that holds a document',
      stderr: `error: [apiVersion: v1 kind: Secret data: ${'x'.repeat(
        50,
      )}] bad`,
      shown: 'error: […] bad',
    },
    {
      what: 'a document in quotes',
      stderr: `error: "${'password: hunter2 '.repeat(9)}" bad`,
      shown: 'error: "…" bad',
    },
    {
      what: 'nothing between two short quotes',
      stderr: `error: "patch" ${'fails '.repeat(20)}for "x"`,
      shown: `error: "patch" ${'fails '.repeat(20)}for "x"`,
    },
    {
      what: 'a map without an end',
      stderr: `error: {${'password: hunter2 '.repeat(9)}`,
      shown: 'error: {…}',
    },
    {
      what: 'the lines of a document',
      stderr: '\nerror: node contents:\npassword: hunter2\n',
      shown: 'error: node contents:',
    },
    {
      what: 'escapes for terminals',
      stderr: 'error: \u001b[31mred',
      shown: 'error:  [31mred',
    },
    {
      what: 'warnings before the error',
      stderr: '# Warning: old field\nerror: yes',
      shown: 'error: yes',
    },
    { what: 'nothing', stderr: '', shown: 'no reason given' },
    {
      what: 'all but the beginning',
      stderr: 'word '.repeat(200),
      shown: `${'word '.repeat(80)}…`,
    },
  ])('cuts $what', ({ stderr, shown }) => {
    expect(redactToolError(stderr, '/tmp/x')).toBe(shown);
  });
});
