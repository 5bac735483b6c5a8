import { HostManifest } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { hostManifestLimits } from './limits';
import { resolveHostManifest } from './resolveHostManifest';

type Vars = Record<string, JsonValue>;

const filesOf = (...texts: string[]): HostManifest['files'] =>
  texts.map((text, index) => ({ path: `goss-${index}.yaml`, text }));

const resolve = (text: string | string[], vars: Vars = {}, own: Vars = {}) =>
  resolveHostManifest({ files: filesOf(...[text].flat()), vars: own }, vars);

/** Things by `kind[key]`, with what is expected of them. */
const expectationsOf = ({ items }: ReturnType<typeof resolve>) =>
  Object.fromEntries(
    items.map(({ kind, key, expected }) => [`${kind}[${key}]`, expected]),
  );

describe('resolveHostManifest', () => {
  it('reads all kinds of goss, and tells expectations from ways to look', () => {
    const { items, problems, skipped } = resolve(`
package: {nginx: {installed: true, versions: ["1.24.0-1"]}}
service: {sshd: {enabled: true, running: true, runlevels: ["default"]}}
file:
  /etc/app.conf:
    {exists: true, mode: "0640", size: 26, owner: root, group: app, filetype: file, sha256: ab, contents: [port, "!debug"]}
  /etc/mta: {exists: true, linked-to: /usr/sbin/sendmail, contains: ["/x/"]}
user: {app: {exists: true, uid: 1000, gid: 1000, groups: [app], home: /srv, shell: /bin/sh}}
group: {app: {exists: true, gid: 1000}}
port: {tcp:80: {listening: true, ip: [0.0.0.0]}}
process: {nginx: {running: true}}
command: {uname -s: {exit-status: 0, stdout: [Linux], stderr: [], timeout: 10000}}
http:
  http://localhost: {status: 200, body: [ok], headers: ["Content-Type: text/html"], timeout: 1000, allow-insecure: true, no-follow-redirects: false, method: PUT, request-headers: ["A: b"]}
kernel-param: {kernel.ostype: {value: Linux}}
mount: {/home: {exists: true, opts: [rw], source: /dev/sda1, filesystem: xfs, usage: {lt: 95}, timeout: 1000}}
`);

    expect(problems).toEqual([]);
    expect(skipped).toEqual([]);
    expect(items).toEqual([
      {
        kind: 'package',
        key: 'nginx',
        expected: { installed: true, versions: ['1.24.0-1'] },
        settings: {},
      },
      {
        kind: 'service',
        key: 'sshd',
        expected: { enabled: true, running: true, runlevels: ['default'] },
        settings: {},
      },
      {
        kind: 'file',
        key: '/etc/app.conf',
        expected: {
          exists: true,
          mode: '0640',
          size: 26,
          owner: 'root',
          group: 'app',
          filetype: 'file',
          sha256: 'ab',
          contents: ['port', '!debug'],
        },
        settings: {},
      },
      {
        kind: 'file',
        key: '/etc/mta',
        expected: {
          exists: true,
          'linked-to': '/usr/sbin/sendmail',
          contents: ['/x/'],
        },
        settings: {},
      },
      {
        kind: 'user',
        key: 'app',
        expected: {
          exists: true,
          uid: 1000,
          gid: 1000,
          groups: ['app'],
          home: '/srv',
          shell: '/bin/sh',
        },
        settings: {},
      },
      {
        kind: 'group',
        key: 'app',
        expected: { exists: true, gid: 1000 },
        settings: {},
      },
      {
        kind: 'port',
        key: 'tcp:80',
        expected: { listening: true, ip: ['0.0.0.0'] },
        settings: {},
      },
      {
        kind: 'process',
        key: 'nginx',
        expected: { running: true },
        settings: {},
      },
      {
        kind: 'command',
        key: 'uname -s',
        expected: { 'exit-status': 0, stdout: ['Linux'], stderr: [] },
        settings: { timeout: 10000 },
      },
      {
        kind: 'http',
        key: 'http://localhost',
        expected: {
          status: 200,
          body: ['ok'],
          headers: ['Content-Type: text/html'],
        },
        settings: {
          timeout: 1000,
          'allow-insecure': true,
          'no-follow-redirects': false,
          method: 'PUT',
          'request-headers': ['A: b'],
        },
      },
      {
        kind: 'kernel-param',
        key: 'kernel.ostype',
        expected: { value: 'Linux' },
        settings: {},
      },
      {
        kind: 'mount',
        key: '/home',
        expected: {
          exists: true,
          opts: ['rw'],
          source: '/dev/sda1',
          filesystem: 'xfs',
          usage: { lt: 95 },
        },
        settings: { timeout: 1000 },
      },
    ]);
  });

  it.each<[string, string, Record<string, object>]>([
    [
      'a name in place of the label',
      'package: {web server: {name: nginx, installed: true}}',
      { 'package[nginx]': { installed: true } },
    ],
    [
      'a command in place of the label',
      'command: {health: {exec: "curl -s localhost", exit-status: 0}}',
      { 'command[curl -s localhost]': { 'exit-status': 0 } },
    ],
    [
      'two labels of one thing, of which both have to hold',
      'file: {a: {path: /x, exists: true, mode: "0600", contents: [a]}, b: {path: /x, exists: true, mode: {match-regexp: "^06"}, owner: root, contents: [b]}}',
      {
        'file[/x]': {
          exists: true,
          mode: { and: ['0600', { 'match-regexp': '^06' }] },
          owner: 'root',
          contents: ['a', 'b'],
        },
      },
    ],
    [
      'remarks, which expect nothing',
      'package: {a: {title: T, meta: {x: 1}, installed: true}}',
      { 'package[a]': { installed: true } },
    ],
    [
      'sections that hold anchors',
      'x-common: &c {exists: true, mode: "0600"}\nfile: {/a: *c, /b: {<<: *c, owner: root}}',
      {
        'file[/a]': { exists: true, mode: '0600' },
        'file[/b]': { exists: true, mode: '0600', owner: 'root' },
      },
    ],
    ['an empty section', 'package:\nuser: {}', {}],
    ['an empty file', '', {}],
    ['a comment', '# {{ "nothing" }}', {}],
    [
      'JSON',
      '{"port": {"tcp:22": {"listening": true}}}',
      { 'port[tcp:22]': { listening: true } },
    ],
    [
      'words that are booleans to others',
      'kernel-param: {a: {value: on}, b: {value: yes}, c: {value: no}}',
      {
        'kernel-param[a]': { value: 'on' },
        'kernel-param[b]': { value: 'yes' },
        'kernel-param[c]': { value: 'no' },
      },
    ],
    [
      'names that mean something to JavaScript',
      'package: {__proto__: {installed: true}, constructor: {installed: true}}',
      {
        'package[__proto__]': { installed: true },
        'package[constructor]': { installed: true },
      },
    ],
    [
      'one version, and a whole number as one',
      'package: {a: {versions: "1.2"}, b: {versions: [2, "3"]}}',
      {
        'package[a]': { versions: ['1.2'] },
        'package[b]': { versions: ['2', '3'] },
      },
    ],
    [
      'matchers, which are the judge’s',
      'file: {/a: {exists: {not: false}, mode: {or: ["0600", "0640"]}, size: {gt: 5}}}',
      {
        'file[/a]': {
          exists: { not: false },
          mode: { or: ['0600', '0640'] },
          size: { gt: 5 },
        },
      },
    ],
  ])('reads %s', (_, text, things) => {
    const resolved = resolve(text);
    expect(resolved.problems).toEqual([]);
    expect(new Map(Object.entries(expectationsOf(resolved)))).toEqual(
      new Map(Object.entries(things)),
    );
  });

  it('lets later files override attribute by attribute', () => {
    const resolved = resolve([
      'file: {/a: {exists: true, mode: "0644"}, /b: {exists: true}}\ncommand: {x: {exit-status: 0, timeout: 1}}',
      'file: {/a: {mode: "0600"}}\ncommand: {x: {timeout: 2}}\nuser: {u: {exists: true}}',
      'file: {/b: {skip: true}}',
    ]);

    expect(resolved.problems).toEqual([]);
    expect(expectationsOf(resolved)).toEqual({
      'file[/a]': { exists: true, mode: '0600' },
      'command[x]': { 'exit-status': 0 },
      'user[u]': { exists: true },
    });
    expect(resolved.items[1].settings).toEqual({ timeout: 2 });
    expect(resolved.skipped).toEqual([
      { path: 'file[/b]', reason: 'skip: true' },
    ]);
  });

  it.each<[string, string, object]>([
    [
      'a kind that nobody can look at',
      'addr: {"tcp://a:80": {reachable: true}}\npackage: {a: {installed: true}}',
      { code: 'unsupported', line: 1, paths: ['addr[tcp://a:80]'] },
    ],
    [
      'each thing of it',
      'dns: {a: {resolvable: true}, b: {resolvable: true}}',
      { code: 'unsupported', paths: ['dns[a]', 'dns[b]'] },
    ],
    [
      'interfaces',
      'interface: {eth0: {exists: true}}',
      { paths: ['interface[eth0]'] },
    ],
    [
      'texts',
      'matching: {x: {content: 1, matches: 1}}',
      { paths: ['matching[x]'] },
    ],
    [
      'files that are to be included',
      'gossfile: {base.yaml: {}, other.yaml: {skip: true}}',
      {
        code: 'unsupported',
        message: expect.stringContaining('gossfile: not supported'),
        paths: ['gossfile[base.yaml]'],
      },
    ],
    [
      'a misspelt kind',
      'package: {}\npakcage: {a: {installed: true}}',
      {
        code: 'unknown-field',
        message: 'pakcage: no such kind; did you mean "package"?',
        line: 2,
        column: 1,
        paths: ['pakcage[a]'],
      },
    ],
    [
      'a misspelt attribute',
      'package:\n  a:\n    instaled: true',
      {
        code: 'unknown-field',
        message:
          'package has no attribute "instaled"; did you mean "installed"?',
        line: 3,
        column: 5,
        paths: ['package[a].instaled'],
      },
    ],
    [
      'a prototype attribute',
      'package: {a: {installed: true, __proto__: {versions: [x]}}}',
      { code: 'unknown-field', paths: ['package[a].__proto__'] },
    ],
    [
      'a mode that YAML has made a number of',
      'file: {/a: {mode: 0644}}',
      {
        code: 'invalid-desired',
        message: expect.stringContaining('in quotes'),
        paths: ['file[/a].mode'],
      },
    ],
    [
      'a version that YAML has made a number of',
      'package: {a: {versions: [1.10]}}',
      {
        message: expect.stringContaining('in quotes'),
        paths: ['package[a].versions'],
      },
    ],
    [
      'a text that looks like a boolean',
      'service: {a: {running: "true"}}',
      { paths: ['service[a].running'] },
    ],
    [
      'a word that is no boolean to goss',
      'service: {a: {running: yes}}',
      { paths: ['service[a].running'] },
    ],
    [
      'an attribute without a value',
      'file: {/a: {exists: true, owner: }}',
      { message: 'owner: has no value', paths: ['file[/a].owner'] },
    ],
    [
      'an empty version',
      'package: {a: {versions: [""]}}',
      { paths: ['package[a].versions'] },
    ],
    [
      'a thing that expects nothing',
      'service: {a: {}}',
      { paths: ['service[a]'] },
    ],
    ['a thing without attributes', 'service: {a: }', { paths: ['service[a]'] }],
    [
      'a thing that is no map',
      'service: {a: running}',
      { paths: ['service[a]'] },
    ],
    ['a section that is a list', 'service: [a]', { paths: ['service[*]'] }],
    [
      'an attribute under its old name and its new one',
      'file: {/a: {contains: [x], contents: [y]}}',
      { message: 'contents stands here twice', paths: ['file[/a].contents'] },
    ],
    [
      'a subject that is no text',
      'package: {a: {name: [x], installed: true}}',
      { paths: ['package[a]'] },
    ],
    [
      'an empty subject',
      'package: {"": {installed: true}}',
      { paths: ['package[]'] },
    ],
    [
      'a subject with NUL',
      'file: {"/a\\0b": {exists: true}}',
      { paths: ['file[/a\\u0000b]'] },
    ],
    [
      'a very long subject',
      `command: {${'x'.repeat(900)}: {exit-status: 0, exec: ${'y'.repeat(
        5000,
      )}}}`,
      { message: 'exec is longer than 4096 characters' },
    ],
    [
      'a doubtful skip',
      'package: {a: {installed: true, skip: maybe}}',
      { paths: ['package[a]'] },
    ],
    [
      'one look in two ways',
      'http: {a: {url: http://x, status: 200}, b: {url: http://x, status: 201, method: POST}}',
      { code: 'duplicate-resource', paths: ['http[b]'] },
    ],
  ])('names %s, and what cannot be told because of it', (_, text, problem) => {
    const { problems } = resolve(text);
    expect(problems).toEqual([
      expect.objectContaining({ file: 'goss-0.yaml', ...problem }),
    ]);
  });

  it.each<[string, string, object]>([
    [
      'broken YAML',
      'package: {a: {installed: true}',
      { code: 'invalid-yaml', line: 1 },
    ],
    [
      'a duplicate key',
      'user: {}\nfile: {}\nfile: {}',
      { code: 'duplicate-key', line: 3, column: 1 },
    ],
    ['a tag', 'user: !!js/function x', { code: 'invalid-yaml' }],
    [
      'several documents',
      'user: {}\n---\nfile: {}',
      { code: 'invalid-desired' },
    ],
    [
      'a list',
      '- a',
      {
        code: 'invalid-desired',
        message: expect.stringContaining('map of kinds'),
      },
    ],
    [
      'deep nesting',
      '['.repeat(10_000),
      { message: 'nested deeper than 50 levels' },
    ],
    [
      'a long text',
      '#'.repeat(1024 * 1024 + 1),
      { message: 'longer than 1048576 characters' },
    ],
    [
      'an alias bomb',
      [
        'x-a: &a [x,x,x,x,x,x,x,x,x,x]',
        ...[...'bcdef'].map(
          (to, i) => `x-${to}: &${to} [${Array(10).fill(`*${'abcde'[i]}`)}]`,
        ),
      ].join('\n'),
      { code: 'invalid-yaml' },
    ],
    [
      'an action that does not end',
      'user: {{ .Vars.x',
      { code: 'invalid-yaml', line: 1, column: 17 },
    ],
    [
      '{{ with }}',
      'user:\n  {{ with .Vars.x }}{{ end }}',
      { code: 'unsupported', line: 2, column: 3 },
    ],
    [
      'a kind by variable',
      '{{ .Vars.a }}: {x: {exists: true}}',
      { code: 'unsupported', line: 1 },
    ],
    [
      'too many things',
      `user:\n${Array.from(
        { length: hostManifestLimits.items + 1 },
        (_, i) => `  u${i}: {exists: true}`,
      ).join('\n')}`,
      { message: 'more than 5000 things are declared' },
    ],
  ])('says that nobody knows what is declared: %s', (_, text, problem) => {
    const { items, problems } = resolve(text, { a: 'user' });
    expect(items).toEqual([]);
    expect(problems).toEqual([expect.objectContaining(problem)]);
    expect(problems[0].paths).toBeUndefined();
  });

  it('refuses more files than anybody has', () => {
    const { items, problems } = resolve(Array(101).fill('user: {}'));
    expect(items).toEqual([]);
    expect(problems).toEqual([
      { code: 'invalid-desired', message: 'more than 100 goss files' },
    ]);
  });

  it('tells a hundred problems one by one, and loses no path of the others', () => {
    const kinds = Array.from({ length: 150 }, (_, i) => `k${i}: {a: {x: 1}}`);
    const { problems } = resolve(kinds.join('\n'));
    expect(problems).toHaveLength(101);
    expect(problems.flatMap(({ paths }) => paths)).toHaveLength(150);
  });
});
