import fc from 'fast-check';
import { HostItem } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { checkHostManifest } from './checkHostManifest';
import { questionsOf } from './questionsOf';
import { resolveHostManifest } from './resolveHostManifest';
import { isTrue } from './template/TemplateValue';

/** Everything that means something to YAML, to templates or to JavaScript. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...'{}[]:-&*!|>\'"#%@,? \n\t\\1a<~'.split(''),
        ...['<<: ', '- ', '&a ', '*a', '---\n', '...\n', '\n  ', '{{', '}}'],
        ...[
          '__proto__',
          'skip: true',
          'exec',
          '\ue0000\ue001',
          '\ue0020\ue003',
        ],
        ...[
          '\u0000',
          '\ufeff',
          '\u2028',
          '\ud800',
          '{{ .Vars.b }}',
          'null',
          '1e999',
        ],
      ),
      { maxLength: 10 },
    )
    .map(parts => parts.join('')),
);

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.bigInt(),
);

const anything: fc.Arbitrary<JsonValue> = fc.oneof(
  scalar,
  fc.constant(null),
  fc.array(scalar, { maxLength: 4 }),
  fc.dictionary(hostileText, scalar, { maxKeys: 4 }),
);

const text = `
package:
  nginx: {installed: true, versions: [{{ .Vars.a }}, "{{ .Vars.b }}", {{ .Vars.c | quote }}]}
file:
  /etc/{{ .Vars.a }}/x: {exists: true, owner: {{ .Vars.b }}, contents: ["{{ .Vars.c }}"]}
command:
  check:
    exec: |
      echo {{ .Vars.a }}
      echo done
    exit-status: 0
    stdout: # {{ .Vars.b }}
      - {{ .Vars.b }}: {{ .Vars.c }}
    timeout: 1000
{{ if .Vars.c }}
user:
  web: {exists: true, home: '/home/{{ .Vars.a }}', groups: [{{ .Vars.b }}]}
{{ end }}
`;

const files = [{ path: 'goss.yaml', text }];

/** What a thing is like, but for its values. */
const shapeOf = ({ kind, key, expected, settings }: HostItem) => ({
  kind,
  isFixed: ['nginx', 'web'].includes(key),
  expected: Object.keys(expected),
  settings,
});

describe('values of variables', () => {
  const plain = resolveHostManifest(
    { files, vars: {} },
    { a: 'x', b: 'y', c: 'z' },
  );
  const resolve = (a: JsonValue, b: JsonValue, c: JsonValue) => {
    const { items, problems } = resolveHostManifest(
      { files, vars: {} },
      { a, b, c },
    );
    const lost = problems.flatMap(({ paths }) => paths ?? ['everything']);
    return { items, lost };
  };

  it('never change what is declared, beyond the scalar that they stand in', () => {
    fc.assert(
      fc.property(scalar, scalar, scalar, (a, b, c) => {
        const { items, lost } = resolve(a, b, c);
        fc.pre(lost.length === 0);
        const isDeclared = ({ kind }: HostItem) => kind !== 'user' || isTrue(c);
        expect(items.map(shapeOf)).toEqual(
          plain.items.filter(isDeclared).map(shapeOf),
        );
        expect(items.slice(1, 3).map(({ key }) => key)).toEqual([
          `/etc/${String(a)}/x`,
          `echo ${String(a)}\necho done\n`,
        ]);
        expect(items[1].expected.contents).toEqual([String(c)]);
      }),
      { numRuns: 2000 },
    );
  });

  it('are told where they can be no part of what is declared, and touch nothing else', () => {
    fc.assert(
      fc.property(scalar, scalar, scalar, (a, b, c) => {
        for (const path of resolve(a, b, c).lost) {
          expect(path).toMatch(
            /^(package\[nginx\]\.versions|file\[[^]*\](\.owner)?|command\[[^]*\])$/,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never make anything throw, whatever they are', () => {
    fc.assert(
      fc.property(anything, anything, anything, (a, b, c) => {
        const { items, problems } = resolveHostManifest(
          { files, vars: { a } },
          { a: 'lost', b, c },
        );
        expect(items.length + problems.length).toBeGreaterThan(0);
        expect(questionsOf([items, items])).toEqual(questionsOf([items]));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('manifests of any kind', () => {
  const piece = fc.constantFrom(
    ...['package', 'file', 'a', '/x', 'installed', 'exists', 'true', '"0644"'],
    ...[
      ': ',
      ':\n  ',
      ':\n    ',
      '\n',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '- ',
      '&a ',
      '*a',
    ],
    ...['{{ .Vars.a }}', '{{ if .Vars.a }}', '{{ else }}', '{{ end }}', '{{- '],
    ...[
      '{{ range .Vars.l }}',
      '{{ . }}',
      ' -}}',
      '{{',
      '}}',
      '|',
      'quote',
      '<<: ',
    ],
    ...[
      '__proto__',
      'skip: true',
      '\ue000',
      '---\n',
      '# ',
      '"',
      '(',
      ')',
      '$x := ',
    ],
  );
  const manifest = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map(parts => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 100 }),
  );

  it('never throw, and never keep silent about what they do not say', () => {
    fc.assert(
      fc.property(fc.array(manifest, { maxLength: 3 }), texts => {
        const own = texts.map((content, index) => ({
          path: `goss-${index}.yaml`,
          text: content,
        }));
        const answer = resolveHostManifest(
          { files: own, vars: {} },
          { a: 'v', l: ['p', 'q'] },
        );
        for (const problem of [
          ...answer.problems,
          ...checkHostManifest(own).problems,
        ]) {
          expect(problem.message).not.toBe('');
          expect(problem.line ?? 1).toBeGreaterThan(0);
          expect(problem.column ?? 1).toBeGreaterThan(0);
        }
        for (const { expected, key } of answer.items) {
          expect(Object.keys(expected)).not.toEqual([]);
          expect(key).not.toBe('');
        }
      }),
      { numRuns: 3000 },
    );
  });
});
