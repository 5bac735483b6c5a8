import { checkHostManifest } from './checkHostManifest';

const check = (text: string) =>
  checkHostManifest([{ path: 'goss.yaml', text }]);

describe('checkHostManifest', () => {
  it.each<[string, string]>([
    ['a plain manifest', 'package: {a: {installed: true}}'],
    ['values', 'package: {a: {versions: [{{ .Vars.v }}]}}'],
    [
      'keys, twice',
      'user:\n  {{ .Vars.a }}: {exists: true}\n  {{ .Vars.b }}: {exists: true}',
    ],
    ['kinds of values', 'service: {a: {running: {{ .Vars.v }}}}'],
    [
      'loops',
      'user:\n{{ range .Vars.users }}\n  {{ .name | toLower }}: {exists: true}\n{{ end }}',
    ],
    [
      'conditions',
      '{{ if eq .Vars.os "debian" }}\nuser: {a: {exists: true}}\n{{ end }}',
    ],
    [
      'conditions of which only one can hold',
      '{{ if .Vars.a }}\nuser: {a: {exists: true}}\n{{ end }}{{ if not .Vars.a }}\nuser: {a: {exists: false}}\n{{ end }}',
    ],
  ])('finds no fault with what hangs on variables: %s', (_, text) => {
    expect(check(text).problems).toEqual([]);
  });

  it.each<[string, string, object]>([
    ['broken YAML', 'package: {', { code: 'invalid-yaml' }],
    [
      'a broken template',
      '{{ if .Vars.a }}',
      { code: 'invalid-yaml', line: 1, column: 1 },
    ],
    [
      'an unknown function',
      'user: {a: {home: {{ env "HOME" }}}}',
      { code: 'unsupported', line: 1 },
    ],
    [
      'a mistake in a way that may be gone',
      'user:\n{{ if .Vars.a }}\n  a: {exist: true}\n{{ else }}\n  b: {exists: yes}\n{{ end }}',
      { code: 'unknown-field', line: 3 },
    ],
    [
      'all ways that are broken',
      '{{ if .Vars.a }}user: [{{ else }}user: {{{ end }}',
      { code: 'invalid-yaml' },
    ],
  ])('finds %s', (_, text, problem) => {
    expect(check(text).problems).toContainEqual(
      expect.objectContaining(problem),
    );
  });

  it('knows what is declared for certain', () => {
    const { items } = check(
      'user:\n  a: {exists: true}\n{{ if .Vars.a }}\n  b: {exists: true}\n{{ end }}',
    );
    expect(items.map(({ key }) => key)).toEqual(['a']);
  });
});
