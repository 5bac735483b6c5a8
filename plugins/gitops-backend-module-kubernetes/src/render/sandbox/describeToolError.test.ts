import { describeToolError } from './describeToolError';

const files = Object.entries({
  'web/a.yaml':
    '{apiVersion: v1, kind: Secret, metadata: {name: db-main, namespace: shop}, stringData: {name: hunter2}}',
  'web/broken.yaml': 'kind: [hunter2',
  'web/secret.env': 'PASSWORD=hunter2',
}).map(([path, text]) => ({ path, content: Buffer.from(text) }));

const describeIt = (stderr: string) =>
  describeToolError(stderr, { files, root: '/tmp/x' });

describe('describeToolError', () => {
  it.each([
    {
      what: 'files by their paths in the repository',
      stderr:
        "Error: accumulating '/tmp/x/tree/web/a.yaml' in '/tmp/x/tree/web'",
      shown: "Error: accumulating 'web/a.yaml' in 'web'",
    },
    {
      what: 'what kubectl puts into quotes',
      stderr:
        'E1121 13:40:57.003452   11827 run.go:72] "command failed" err="invalid"',
      shown: 'invalid',
    },
    {
      what: 'objects by their names',
      stderr: 'no matches for Id Secret.v1.[noGrp]/db-main.shop',
      shown: 'no matches for Id Secret.v1.[noGrp]/db-main.shop',
    },
    {
      what: 'lines and columns',
      stderr: 'error: yaml: line 12: did not find expected key',
      shown: 'error: yaml: line 12: did not find expected key',
    },
    {
      what: 'the error behind warnings',
      stderr: '# Warning: old field\nerror: invalid',
      shown: 'error: invalid',
    },
    { what: 'that there is nothing', stderr: '', shown: 'no reason given' },
  ])('tells $what', ({ stderr, shown }) => {
    expect(describeIt(stderr)).toBe(shown);
  });

  it.each([
    ['literal sources [hunter2]: invalid', 'literal sources […]: invalid'],
    ['error: "hunter2"', 'error: "…"'],
    ['error: hunter', 'error: …'],
    ['error: aHVudGVyMg==', 'error: …'],
    ['error: "hun\\"ter2"', 'error: "…"'],
    ['cannot unmarshal !!str `hunter2...`', 'cannot unmarshal …'],
    ['line [104 117 110]: invalid', 'line […]: invalid'],
    ['line 104 117 110', 'line 104 …'],
    ['PIN 1234', '…'],
    ['error: correct-horse_battery', 'error: …'],
    ['error: node contents:\nhunter2', 'error: node contents:'],
    ['error: \u001b[31m$%&@!~^*<>|', 'error: […'],
    ['пароль 密码', '…'],
  ])('leaves out what no word list knows: %s', (stderr, shown) => {
    expect(describeIt(stderr)).toBe(shown);
  });

  it('keeps it short', () => {
    expect(describeIt('error '.repeat(10_000))).toHaveLength(401);
  });
});
