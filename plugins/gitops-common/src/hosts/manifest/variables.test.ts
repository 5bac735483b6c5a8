import { JsonValue } from '../../model/resource';
import { resolveHostManifest } from './resolveHostManifest';

type Vars = Record<string, JsonValue>;

const resolve = (
  text: string | string[],
  hostVars: Vars = {},
  vars: Vars = {},
) =>
  resolveHostManifest(
    {
      files: [text].flat().map((content, index) => ({
        path: `goss-${index}.yaml`,
        text: content,
      })),
      vars,
    },
    hostVars,
  );

const expected = (text: string, vars: Vars) => {
  const { items, problems } = resolve(text, vars);
  expect(problems).toEqual([]);
  return items.map(item => item.expected);
};

describe('variables of a host manifest', () => {
  it('come from the inventory, and those of the delivery win', () => {
    const text = 'file: {/a: {owner: {{ .Vars.a }}, group: {{ .Vars.b }}}}';
    expect(
      resolve(text, { a: 'x', b: 'x' }, { b: 'y' }).items[0].expected,
    ).toEqual({ owner: 'x', group: 'y' });
  });

  // What yaml.v3 makes of the same words in the place of the action.
  it.each<[JsonValue, JsonValue]>([
    [8080, 8080],
    [true, true],
    [9007199254740993n, 9007199254740993n],
    ['8080', 8080],
    ['true', true],
    ['False', false],
    ['yes', 'yes'],
    ['on', 'on'],
    ['1.10', 1.1],
    ['0644', 420],
    ['0o17', 15],
    ['0x1f', 31],
    ['1_000', 1000],
    ['1.2.3', '1.2.3'],
    ['12:30', '12:30'],
    ['2024-05-01', '2024-05-01'],
    ['a: b', 'a: b'],
    ['- x', '- x'],
    ['{a: b}', '{a: b}'],
    ['# c', '# c'],
    ['"q"', '"q"'],
    ['*a', '*a'],
    ['!!str 5', '!!str 5'],
    ['x\nservice: {y: {running: true}}', 'x\nservice: {y: {running: true}}'],
    ['\ue0000\ue001', '\ue0000\ue001'],
    ['\ue0020\ue003', '\ue0020\ue003'],
    ['{{ .Vars.secret }}', '{{ .Vars.secret }}'],
    ['9'.repeat(5000), '9'.repeat(5000)],
  ])('are a scalar of their own: %p', (value, scalar) => {
    expect(
      expected('kernel-param: {k: {value: {{ .Vars.v }}}}', {
        v: value,
        secret: 's',
      }),
    ).toEqual([{ value: scalar }]);
  });

  it.each<[string, JsonValue, JsonValue]>([
    ['"{{ .Vars.v }}"', 8080, '8080'],
    ["'{{ .Vars.v }}'", true, 'true'],
    ['{{ .Vars.v | quote }}', '1.10', '1.10'],
    ['{{ .Vars.v | quote }}', 'a"b\\n', 'a"b\\n'],
    ['a{{ .Vars.v }}b', 5, 'a5b'],
    ['{{ .Vars.v }}{{ .Vars.v }}', 5, '55'],
    ['|-\n      {{ .Vars.v }}\n      x', 'a: b', 'a: b\nx'],
  ])('are a part of a text: %s', (scalar, value, text) => {
    expect(
      expected(`kernel-param:\n  k:\n    value: ${scalar}\n`, { v: value }),
    ).toEqual([{ value: text }]);
  });

  it.each<[string, JsonValue]>([
    ['nothing', ''],
    ['null', 'null'],
  ])('have no value where YAML has none: %s', (_, value) => {
    const { items, problems } = resolve('file: {/a: {owner: {{ .Vars.v }}}}', {
      v: value,
    });
    expect(items).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({ paths: ['file[/a].owner'] }),
    ]);
  });

  it('name things, also by names that mean something to YAML or JavaScript', () => {
    const names = ['a: b', '__proto__', '<<', 'x\ny', '8080', '~', '*a'];
    const { items, problems } = resolve(
      'user:\n{{ range .Vars.names }}\n  {{ . }}: {exists: true, home: /home/{{ . }}}\n{{ end }}',
      { names },
    );
    expect(problems).toEqual([]);
    expect(items.map(({ key }) => key)).toEqual(names);
    expect(items.map(item => item.expected.home)).toEqual(
      names.map(name => `/home/${name}`),
    );
  });

  it.each<[string, string, Vars, object]>([
    [
      'equal keys of things',
      'user:\n  {{ .Vars.a }}: {exists: true}\n  {{ .Vars.b }}: {exists: false}',
      { a: 'x', b: 'x' },
      { code: 'duplicate-key', paths: ['user[x]'] },
    ],
    [
      'equal keys of a matcher',
      'file: {/a: {size: { {{ .Vars.a }}: 1, {{ .Vars.b }}: 2 }}}',
      { a: 'gt', b: 'gt' },
      { code: 'duplicate-key', paths: ['file[/a].size'] },
    ],
    [
      'attributes by variable',
      'command: {x: {exit-status: 0, {{ .Vars.a }}: 1}}',
      { a: 'exec' },
      { code: 'unsupported', paths: ['command[x]'] },
    ],
  ])('make no structure: %s', (_, text, vars, problem) => {
    const { items, problems } = resolve(text, vars);
    expect(items).toEqual([]);
    expect(problems).toEqual([expect.objectContaining(problem)]);
  });
});

describe('what cannot be told of a host manifest', () => {
  it.each<[string, string, string[], string[]]>([
    [
      'a value',
      'file: {/a: {owner: {{ .Vars.x }}, mode: "0600"}}',
      ['file[/a].owner'],
      ['file[/a]'],
    ],
    [
      'a part of a list',
      'port: {tcp:1: {listening: true, ip: [a, {{ .Vars.x }}]}}',
      ['port[tcp:1].ip'],
      ['port[tcp:1]'],
    ],
    [
      'a key',
      'user: {"{{ .Vars.x }}": {exists: true}, b: {exists: true}}',
      ['user[{{ .Vars.x }}]'],
      ['user[b]'],
    ],
    [
      'a way to look',
      'command: {a: {exit-status: 0, timeout: {{ .Vars.x }}}}',
      ['command[a]'],
      [],
    ],
    [
      'a subject',
      'package: {a: {installed: true, name: {{ .Vars.x }}}}',
      ['package[a]'],
      [],
    ],
    [
      'whether to look',
      'package: {a: {installed: true, skip: {{ .Vars.x }}}}',
      ['package[a]'],
      [],
    ],
    [
      'a remark',
      'package: {a: {installed: true, title: {{ .Vars.x }}}}',
      [],
      ['package[a]'],
    ],
    [
      'a comment',
      '# {{ .Vars.x }}\npackage: {a: {installed: true}}',
      [],
      ['package[a]'],
    ],
    [
      'an unused variable',
      '{{ $y := .Vars.x }}package: {a: {installed: true}}',
      [],
      ['package[a]'],
    ],
    [
      'what is declared under a condition',
      'user:\n  a: {exists: true}\n{{ if .Vars.x }}\n  b: {exists: true}\n{{ else }}\n  c: {exists: true}\n{{ end }}',
      ['user[b]', 'user[c]'],
      ['user[a]'],
    ],
    [
      'a value that a condition decides on',
      'file: {/a: {owner: root, mode: "{{ if .Vars.x }}0600{{ else }}0644{{ end }}"}}',
      ['file[/a].mode'],
      ['file[/a]'],
    ],
    [
      'nothing, where both ways say the same',
      'file: {/a: {mode: "{{ if .Vars.x }}0600{{ else }}0600{{ end }}"}}',
      [],
      ['file[/a]'],
    ],
    [
      'what a loop declares',
      'user:\n  a: {exists: true}\n{{ range .Vars.x }}\n  {{ .name }}: {exists: true}\n{{ end }}',
      ['user[{{ .name }}]'],
      ['user[a]'],
    ],
    [
      'conditions within conditions',
      'user:\n{{ if .Vars.x }}\n  a: {exists: true}\n{{ if .Vars.x }}\n  b: {exists: true}\n{{ else }}\n  c: {exists: true}\n{{ end }}{{ end }}\n  d: {exists: true}',
      ['user[a]', 'user[b]', 'user[c]'],
      ['user[d]'],
    ],
  ])('is %s', (_, text, paths, things) => {
    const { items, problems } = resolve(text);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'missing-variable',
        message: 'the variable "x" is not set',
        paths,
      }),
    ]);
    expect(items.map(({ kind, key }) => `${kind}[${key}]`)).toEqual(things);
  });

  it('is what a file may override under a condition that cannot be told', () => {
    const { items, problems } = resolve([
      'file: {/a: {mode: "0644", owner: root}, /b: {mode: "0644"}, /c: {mode: "0644"}}',
      'file:\n{{ if .Env.PROD }}\n  /a: {mode: "0600"}\n  /b: {skip: true}\n{{ end }}',
    ]);
    expect(items.map(({ key, ...item }) => [key, item.expected])).toEqual([
      ['/c', { mode: '0644' }],
    ]);
    expect(problems).toMatchObject([
      { code: 'unsupported', paths: ['file[/a]', 'file[/b]'] },
    ]);
  });

  it('names every reason, with the place in the file and not in what it writes', () => {
    const text = [
      '{{- range .Vars.list }}',
      '# {{ . }}',
      '{{- end }}',
      'package:',
      '  a: {installed: {{ .Vars.x }}, instaled: true}',
      '  b: {versions: [{{ .Vars.y | sha1sum }}]}',
      '  c: {instaled: {{ index .Vars.list 0 }}}',
    ].join('\n');
    const { problems } = resolve(text, { list: ['p', 'q', 'r'] });
    expect(
      problems.map(({ line, column, paths }) => [line, column, paths]),
    ).toEqual([
      [5, 21, ['package[a].installed']],
      [6, 31, ['package[b].versions']],
      [5, 33, ['package[a].instaled', 'package[c].instaled']],
    ]);
  });

  it('is too much, where aliases repeat what is put in', () => {
    const long = 'x'.repeat(10_000);
    const aliases = Array.from(
      { length: 99 },
      (_, i) => `  /${i}: {contents: *a}`,
    );
    const { problems } = resolve(
      `x-a: &a [{{ .Vars.v }}${', {{ .Vars.v }}'.repeat(
        9,
      )}]\nfile:\n${aliases.join('\n')}`,
      { v: long },
    );
    expect(problems).toEqual([
      expect.objectContaining({
        message: 'variables make more than 1048576 characters',
      }),
    ]);
  });
});

describe('hosts of one manifest', () => {
  it('get one and the same answer where no file is a template', () => {
    const files = [{ path: 'goss.yaml', text: 'user: {a: {exists: true}}' }];
    const answers = new Set(
      Array.from({ length: 5000 }, (_, i) =>
        resolveHostManifest(
          { files, vars: {} },
          { inventory_hostname: `h${i}` },
        ),
      ),
    );
    expect(answers.size).toBe(1);
  });

  it('get one answer for equal values of what is used, whatever else differs', () => {
    const files = [
      { path: 'goss.yaml', text: 'user: {"{{ .Vars.role }}": {exists: true}}' },
    ];
    const answerTo = (vars: Vars, own: Vars = {}) =>
      resolveHostManifest({ files, vars: own }, vars);

    const web = answerTo({ role: 'web', name: 'a' });
    expect(answerTo({ role: 'web', name: 'b' })).toBe(web);
    expect(answerTo({ role: 'db' }, { role: 'web' })).toBe(web);
    expect(answerTo({ role: 'db' })).not.toBe(web);
    expect(answerTo({})).not.toBe(web);
    expect(answerTo({ role: 5 }).items[0].key).toBe('5');
    expect(answerTo({ role: ['web'] }).items).toEqual([]);
  });

  it('share the things in which they do not differ', () => {
    const files = [
      {
        path: 'goss.yaml',
        text: 'user: {a: {exists: true}, "{{ .Vars.name }}": {exists: true}}',
      },
    ];
    const [first, second] = ['x', 'y'].map(
      name => resolveHostManifest({ files, vars: {} }, { name }).items,
    );
    expect(second[0]).toBe(first[0]);
    expect(second[1].key).toBe('y');
  });

  it('are told apart by long values too', () => {
    const files = [
      { path: 'goss.yaml', text: 'user: {"{{ .Vars.v }}": {exists: true}}' },
    ];
    const keys = ['a', 'b'].map(
      end =>
        resolveHostManifest(
          { files, vars: {} },
          { v: `${'x'.repeat(500)}${end}` },
        ).items[0].key,
    );
    expect(keys.map(key => key.at(-1))).toEqual(['a', 'b']);
  });

  it('may have variables that are nested without end', () => {
    let deep: JsonValue = 'x';
    for (let level = 0; level < 100_000; level += 1) {
      deep = [deep];
    }
    const files = [{ path: 'goss.yaml', text: '# {{ .Vars.deep }}' }];
    expect(resolveHostManifest({ files, vars: {} }, { deep }).problems).toEqual(
      [
        {
          code: 'invalid-desired',
          message: 'the variable "deep" is nested deeper than 50 levels',
        },
      ],
    );
  });
});
