import fc from 'fast-check';
import { HostItem } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { checkHostManifest } from './checkHostManifest';
import { questionsOf } from './questionsOf';
import { resolveHostManifest } from './resolveHostManifest';

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
  it('never change what is declared, beyond the scalar that they stand in', () => {
    const plain = { a: 'x', b: 'y', c: 'z' };
    const shapes = resolveHostManifest({ files, vars: {} }, plain).items.map(
      shapeOf,
    );
    expect(shapes).toHaveLength(4);

    fc.assert(
      fc.property(scalar, scalar, scalar, (a, b, c) => {
        const { items, problems } = resolveHostManifest(
          { files, vars: {} },
          { a, b, c },
        );
        const declared =
          c === '' || c === false || c === 0 || c === 0n || Object.is(c, -0)
            ? shapes.slice(0, 3)
            : shapes;
        const lost = new Set(problems.flatMap(({ paths }) => paths ?? ['all']));
        expect(lost).not.toContain('all');
        // What YAML has made a number of, or a key that is too long, is told; everything else stands as it did.
        for (const [index, shape] of declared.entries()) {
          const found = items.map(shapeOf)[index];
          if (lost.size === 0) {
            expect(found).toEqual(shape);
          }
        }
        if (lost.size === 0) {
          expect(items).toHaveLength(declared.length);
          const file = items.find(({ kind }) => kind === 'file')!;
          expect(file.key).toBe(`/etc/${String(a)}/x`);
          expect(file.expected.contents).toEqual([String(c)]);
          const command = items.find(({ kind }) => kind === 'command')!;
          expect(command.key).toBe(`echo ${String(a)}\necho done\n`);
        }
        for (const path of lost) {
          expect(path).toMatch(
            /^(package\[nginx\]\.versions|file\[[^]*\]|file\[[^]*\]\.owner|command\[[^]*|user\[web\])/,
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
