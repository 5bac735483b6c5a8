import { DriftItem } from '../../../model/drift';
import { HostReport } from '../../../model/host';
import { parseCheckRun } from './parseCheckRun';

interface Task {
  name?: string;
  hosts: Record<string, unknown>;
}

const ok = { failures: 0, unreachable: 0, ignored: 0 };

/** A document as the JSON callback prints it. */
function print(
  tasks: Task[],
  stats: Record<string, unknown> = { a: ok },
): string {
  return JSON.stringify(
    {
      custom_stats: {},
      global_custom_stats: {},
      plays: [
        {
          play: {
            duration: { end: '2026-11-21T12:00:00Z' },
            id: '1',
            name: 'x',
          },
          tasks: tasks.map(({ name = 'a task', hosts }) => ({
            task: { id: '2', name, duration: {} },
            hosts,
          })),
        },
      ],
      stats,
    },
    undefined,
    4,
  );
}

function reportsOf(text: string, names = ['a']): HostReport[] {
  const run = parseCheckRun(text, names);
  if ('cause' in run) {
    throw new Error(run.cause.message);
  }
  return run.reports;
}

/** What is said of host `a`, on which one task had this result. */
function judge(
  result: object,
  options: { task?: string; stats?: object } = {},
) {
  const { task = 'a task', stats = ok } = options;
  return reportsOf(
    print([{ name: task, hosts: { a: result } }], { a: stats }),
  )[0];
}

const copy = (args: object, result: object = {}) => ({
  action: 'ansible.builtin.copy',
  changed: true,
  invocation: { module_args: args },
  ...result,
});

const itemOf = (result: object): DriftItem | undefined =>
  judge(result).items[0];

describe('parseCheckRun', () => {
  describe('names what differs', () => {
    it.each<[string, object, string]>([
      ['a file by dest', copy({ dest: '/etc/a' }), 'file[/etc/a]'],
      [
        'a file by path',
        { ...copy({ path: '/etc/a' }), action: 'lineinfile' },
        'file[/etc/a]',
      ],
      [
        'a folder without its slash',
        copy({ dest: '/etc/a//' }),
        'file[/etc/a]',
      ],
      ['the root folder', copy({ path: '/' }), 'file[/]'],
      [
        'what the module resolved before what it was given',
        copy({ dest: '/etc' }, { dest: '/etc/a' }),
        'file[/etc/a]',
      ],
      ['a package', { ...copy({ name: 'jq' }), action: 'apt' }, 'package[jq]'],
      [
        'a package without its version',
        { ...copy({ name: 'jq=1.6-2' }), action: 'apt' },
        'package[jq]',
      ],
      [
        'packages together',
        { ...copy({ name: ['jq', 'git'] }), action: 'dnf' },
        'package[jq git]',
      ],
      [
        'packages in one text',
        { ...copy({ pkg: 'jq, git' }), action: 'yum' },
        'package[jq git]',
      ],
      [
        'a service',
        { ...copy({ name: 'ssh', state: 'started' }), action: 'systemd' },
        'service[ssh]',
      ],
      [
        'a command',
        { ...copy({}), action: 'command', cmd: ['make', 'x y'] },
        'command[make x y]',
      ],
      [
        'a script of a shell',
        { ...copy({ _raw_params: 'make | tee' }), action: 'shell' },
        'command[make | tee]',
      ],
      ['a user', { ...copy({ name: 'app' }), action: 'user' }, 'user[app]'],
      ['a group', { ...copy({ name: 'app' }), action: 'group' }, 'group[app]'],
      [
        'a mount',
        { ...copy({ path: '/mnt' }), action: 'ansible.posix.mount' },
        'mount[/mnt]',
      ],
      [
        'a kernel parameter',
        { ...copy({ name: 'vm.swappiness' }), action: 'ansible.posix.sysctl' },
        'kernel-param[vm.swappiness]',
      ],
      [
        'anything else by its task',
        { ...copy({ name: 'x' }), action: 'acme.tools.thing' },
        'task[a task]',
      ],
      ['what has no name by its task', copy({}), 'task[a task]'],
    ])('%s', (_, result, path) => {
      expect(itemOf(result)?.path).toBe(path);
    });

    it('once, though several tasks are about it', () => {
      const change = copy(
        { dest: '/a' },
        { diff: [{ before: 'x', before_header: '/a', after: 'y' }] },
      );
      const add = copy({ dest: '/a' }, { diff: [{ before: '', after: 'y' }] });
      const [{ items, checked }] = reportsOf(
        print([
          { hosts: { a: change } },
          { hosts: { a: add } },
          { hosts: { a: change } },
        ]),
      );
      expect(items).toEqual([{ path: 'file[/a]', op: 'add' }]);
      expect(checked).toBe(3);
    });
  });

  describe('says what is to be done', () => {
    const diff = (difference: unknown, args: object = { dest: '/a' }) =>
      copy(args, { diff: difference });

    it.each<[DriftItem['op'], string, object]>([
      ['add', 'of a file that is absent', diff([{ before: '', after: 'x' }])],
      [
        'change',
        'of a file that is empty',
        diff([{ before: '', before_header: '/a', after: 'x' }]),
      ],
      [
        'change',
        'of a file',
        diff([{ before: 'y', before_header: '/a', after: 'x' }]),
      ],
      ['change', 'of a binary file', diff([{ src_binary: 1, dst_binary: 1 }])],
      [
        'change',
        'of a large file',
        diff({ dst_larger: 104448, before: '', before_header: '/a' }),
      ],
      [
        'change',
        'of files in a folder',
        diff([{ before: '', after: 'x' }], { src: 'tree/', dest: '/a' }),
      ],
      [
        'change',
        'of several files',
        diff([
          { before: '', after: 'x' },
          { before: '', after: 'y' },
        ]),
      ],
      ['change', 'without a difference', copy({ dest: '/a' })],
      ['change', 'with a difference that is none', diff('what')],
      [
        'change',
        'of attributes',
        diff({ before: { mode: '0644' }, after: { mode: '0600' } }),
      ],
      [
        'add',
        'of a state',
        {
          ...diff({
            before: { state: 'absent' },
            after: { state: 'directory' },
          }),
          action: 'file',
        },
      ],
      [
        'remove',
        'of a state',
        {
          ...diff({ before: { state: 'file' }, after: { state: 'absent' } }),
          action: 'file',
        },
      ],
      [
        'remove',
        'of a package',
        { ...copy({ name: 'jq', state: 'absent' }), action: 'apt' },
      ],
      [
        'change',
        'of a line that is to go',
        { ...copy({ path: '/a', state: 'absent' }), action: 'lineinfile' },
      ],
      [
        'remove',
        'of a user',
        { ...copy({ name: 'app', state: 'absent' }), action: 'user' },
      ],
      [
        'add',
        'where apt would install it anew',
        {
          ...copy({ name: ['sl'] }),
          action: 'apt',
          stdout: 'Reading...\nInst sl (5.02-1 Debian:12 [amd64])\n',
        },
      ],
      [
        'change',
        'where apt would upgrade it',
        {
          ...copy({ name: 'sl' }),
          action: 'apt',
          stdout: 'Inst sl [5.01] (5.02-1 Debian:12 [amd64])',
        },
      ],
      [
        'change',
        'where apt would install another one',
        {
          ...copy({ name: 'sl' }),
          action: 'apt',
          stdout: 'Inst slim (5.02-1)',
        },
      ],
      [
        'add',
        'where dnf would install it',
        {
          ...copy({ name: 'jq' }),
          action: 'dnf',
          results: ['Installed: jq-1.6-1.x86_64'],
        },
      ],
      [
        'change',
        'where dnf would upgrade it',
        {
          ...copy({ name: 'jq' }),
          action: 'dnf',
          results: ['Installed: jq-1.7', 'Removed: jq-1.6'],
        },
      ],
      [
        'change',
        'of several packages',
        {
          ...copy({ name: ['jq', 'sl'] }),
          action: 'apt',
          stdout: 'Inst jq (1)\nInst sl (1)',
        },
      ],
    ])('%s %s', (op, _, result) => {
      expect(itemOf(result)?.op).toBe(op);
    });
  });

  describe('counts what was checked', () => {
    const same = copy({ dest: '/a' }, { changed: false });

    it.each<
      [string, object, { checked: number; skipped: number; items?: number }]
    >([
      ['nothing to change', same, { checked: 1, skipped: 0 }],
      [
        'something to change',
        copy({ dest: '/a' }),
        { checked: 1, skipped: 0, items: 1 },
      ],
      [
        'a command that check mode skips',
        {
          action: 'command',
          changed: false,
          skipped: true,
          msg: 'Command would have run if not in check mode',
        },
        { checked: 0, skipped: 1 },
      ],
      [
        'a module without check mode',
        {
          action: 'uri',
          skipped: true,
          msg: 'remote module (uri) does not support check mode',
        },
        { checked: 0, skipped: 1 },
      ],
      [
        'a module that is skipped without a word',
        { action: 'raw', skipped: true },
        { checked: 0, skipped: 1 },
      ],
      [
        'changed and skipped at once',
        copy({ dest: '/a' }, { skipped: true }),
        { checked: 0, skipped: 1 },
      ],
      [
        'a command whose guard is missing',
        {
          action: 'command',
          changed: true,
          cmd: ['touch', 'x'],
          msg: 'Command would have run if not in check mode',
        },
        { checked: 1, skipped: 0, items: 1 },
      ],
      [
        'a command whose guard is there',
        {
          action: 'command',
          changed: false,
          stdout: 'skipped, since x exists',
        },
        { checked: 1, skipped: 0 },
      ],
      [
        'a condition that does not hold',
        {
          action: 'copy',
          skipped: true,
          skip_reason: 'Conditional result was False',
        },
        { checked: 0, skipped: 0 },
      ],
      [
        'a condition, as newer versions say it',
        { action: 'copy', skipped: true, false_condition: 'x == 1' },
        { checked: 0, skipped: 0 },
      ],
      [
        'a loop over nothing',
        {
          action: 'copy',
          skipped: true,
          results: [],
          skipped_reason: 'No items in the list',
        },
        { checked: 0, skipped: 0 },
      ],
      [
        'facts',
        { action: 'gather_facts', changed: false },
        { checked: 0, skipped: 0 },
      ],
      [
        'facts of packages',
        { action: 'ansible.builtin.package_facts' },
        { checked: 0, skipped: 0 },
      ],
      [
        'information',
        { action: 'community.docker.docker_host_info' },
        { checked: 0, skipped: 0 },
      ],
      [
        'words',
        { action: 'debug', changed: false },
        { checked: 0, skipped: 0 },
      ],
      [
        'hosts that are added to the run',
        { action: 'add_host', changed: true },
        { checked: 0, skipped: 0 },
      ],
      [
        'a service that is started anew each time',
        { ...copy({ name: 'x', state: 'restarted' }), action: 'service' },
        { checked: 0, skipped: 1 },
      ],
      [
        'a machine that is started anew',
        { action: 'reboot', changed: true },
        { checked: 0, skipped: 1 },
      ],
    ])('%s', (_, result, { items = 0, ...counts }) => {
      const report = judge(result);
      expect(report).toMatchObject(counts);
      expect(report.items).toHaveLength(items);
      expect(report.cause).toBeUndefined();
    });

    const round = (result: object) => ({ ansible_loop_var: 'item', ...result });

    it('each round of a loop', () => {
      const report = judge({
        action: 'copy',
        changed: true,
        results: [
          round({ ...same, action: undefined }),
          round({
            changed: true,
            invocation: { module_args: { dest: '/b' } },
            diff: [{ before: '', after: 'x' }],
          }),
          round({ skipped: true, skip_reason: 'Conditional result was False' }),
          round({ skipped: true }),
        ],
      });
      expect(report).toEqual({
        host: 'a',
        items: [{ path: 'file[/b]', op: 'add' }],
        checked: 2,
        skipped: 1,
      });
    });

    it('the results of a package manager as no loop', () => {
      expect(
        judge({
          ...copy({ name: 'jq' }),
          action: 'dnf',
          results: ['Installed: jq', 'x'],
        }),
      ).toMatchObject({ checked: 1, items: [{ path: 'package[jq]' }] });
      expect(
        judge({
          action: 'yum',
          changed: false,
          results: [{ yumstate: 'installed' }],
        }),
      ).toMatchObject({ checked: 1, items: [] });
    });

    it('a loop under no_log as one result, since its rounds are hidden', () => {
      expect(
        judge({
          action: 'copy',
          changed: true,
          censored: 'hidden',
          results: [round(same)],
        }),
      ).toMatchObject({ checked: 1, items: [{ path: 'task[a task]' }] });
    });
  });

  describe('gives a cause', () => {
    it('where a task failed, and keeps what was found before', () => {
      const [report] = reportsOf(
        print(
          [
            { hosts: { a: copy({ dest: '/a' }) } },
            {
              name: 'cron job',
              hosts: { a: { action: 'cron', failed: true, msg: 'hunter2' } },
            },
          ],
          { a: { ...ok, failures: 1 } },
        ),
      );
      expect(report).toEqual({
        host: 'a',
        items: [{ path: 'file[/a]', op: 'change' }],
        checked: 1,
        skipped: 1,
        cause: {
          code: 'partial',
          message: expect.stringContaining('"cron job"'),
        },
      });
    });

    it('not where failing was forgiven, though it was not checked', () => {
      const failed = { action: 'command', failed: true, changed: true };
      expect(judge(failed, { stats: { ...ok, ignored: 1 } })).toEqual({
        host: 'a',
        items: [],
        checked: 0,
        skipped: 1,
      });
      expect(
        judge(failed, { stats: { ...ok, rescued: 1 } }).cause,
      ).toBeUndefined();
    });

    it.each([
      [
        'ssh: connect to host 10.0.0.1 port 22: Connection refused',
        'unreachable',
        /refused the connection/,
      ],
      ['ssh: connect: No route to host', 'unreachable', /no route/],
      ['Connection timed out during banner exchange', 'timeout', /in time/],
      ['ops@10.0.0.1: Permission denied (publickey).', 'unauthorized', /login/],
      ['Host key verification failed.', 'unreachable', /host key/],
      [
        'ssh: Could not resolve hostname db: Name or service not known',
        'unreachable',
        /address/,
      ],
      ['hunter2', 'unreachable', /could not be reached$/],
      [undefined, 'unreachable', /could not be reached$/],
    ])('where the host did not answer: %s', (msg, code, message) => {
      expect(
        judge({ action: 'copy', unreachable: true, changed: false, msg }),
      ).toEqual({
        host: 'a',
        items: [],
        checked: 0,
        skipped: 1,
        cause: { code, message: expect.stringMatching(message) },
      });
    });

    it('where only the counts tell of the trouble', () => {
      const [a, b] = reportsOf(
        print([], { a: { ...ok, unreachable: 1 }, b: { ...ok, failures: 1 } }),
        ['a', 'b'],
      );
      expect(a.cause?.code).toBe('unreachable');
      expect(b.cause?.code).toBe('partial');
    });

    it('where the host has no result', () => {
      const [, b] = reportsOf(print([{ hosts: { a: copy({}) } }]), ['a', 'b']);
      expect(b).toEqual({
        host: 'b',
        items: [],
        checked: 0,
        skipped: 0,
        cause: {
          code: 'partial',
          message: 'the run has no result for the host',
        },
      });
    });

    it.each([[[]], ['changed'], [7], [null]])(
      'where the result is %j, and for no other host',
      strange => {
        const [a, b] = reportsOf(
          print([{ hosts: { a: strange, b: copy({ dest: '/b' }) } }]),
          ['a', 'b'],
        );
        expect(a.cause?.code).toBe('invalid');
        expect(b).toMatchObject({ checked: 1, items: [{ path: 'file[/b]' }] });
        expect(b.cause).toBeUndefined();
      },
    );
  });

  describe('hides', () => {
    const secret = 'hunter2';

    it.each<[string, object]>([
      ['no_log', { action: 'copy', changed: true, censored: 'hidden' }],
      [
        'no_log of a round',
        {
          action: 'copy',
          changed: true,
          results: [
            {
              ...copy({ dest: `/${secret}` }),
              ansible_loop_var: 'item',
              _ansible_no_log: true,
            },
          ],
        },
      ],
      [
        'an option of a command',
        {
          action: 'command',
          changed: true,
          cmd: ['mysql', `--password=${secret}`],
        },
      ],
      [
        'a URL of a command',
        { action: 'shell', changed: true, cmd: `curl https://x:${secret}@y` },
      ],
      [
        'a hidden parameter',
        { action: 'command', changed: true, cmd: ['x', '********'] },
      ],
      [
        'a long script',
        {
          action: 'shell',
          changed: true,
          cmd: `${'x\n'.repeat(200)}${secret}`,
        },
      ],
      [
        'what was done elsewhere',
        {
          ...copy({ dest: `/${secret}` }),
          _ansible_delegated_vars: { ansible_host: 'localhost' },
        },
      ],
      [
        'what files hold',
        copy(
          { dest: '/a', content: secret },
          {
            diff: [{ before: secret, after: secret, before_header: '/a' }],
            msg: secret,
          },
        ),
      ],
      [
        'what failed',
        {
          action: 'fail',
          failed: true,
          msg: secret,
          stdout: secret,
          stderr: secret,
        },
      ],
    ])('%s', (_, result) => {
      const report = judge(result, {
        task: 'the task',
        stats: { ...ok, failures: 1 },
      });
      expect(JSON.stringify(report)).not.toContain(secret);
      expect(report.items.map(({ path }) => path)).not.toContain('');
    });

    it('a secret that was put into the name of a task', () => {
      const { items } = judge(
        { action: 'x', changed: true },
        { task: `set password=${secret}` },
      );
      expect(items).toEqual([{ path: 'task[••••••••]', op: 'change' }]);
    });

    it('control characters, and cuts what is long', () => {
      const { items } = judge(
        { action: 'x', changed: true },
        { task: `a\u001b[31m\n\u202e${'b'.repeat(1000)}` },
      );
      expect(items[0].path).toMatch(/^task\[a \[31m {2}b+…\]$/);
      expect(items[0].path.length).toBeLessThan(210);
    });
  });

  describe('finds the document', () => {
    const text = print([{ hosts: { a: copy({ dest: '/a' }) } }]);
    const compact = JSON.stringify(JSON.parse(text));

    it.each([
      ['alone', text],
      ['in one line', compact],
      ['after warnings', `[WARNING]: x {y}\nloading {v2}\n${text}`],
      [
        'after JSON of a plugin',
        `{"level": "warn"}\n{\n  "a": {\n}\n}\n${text}`,
      ],
      ['before warnings', `${text}\n[DEPRECATION WARNING]: {x}\n}\n`],
      [
        'in one line before and after others',
        `{\n{"plays": 1}\n${compact}\nbye {\n`,
      ],
    ])('%s', (_, printed) => {
      expect(reportsOf(printed)[0].items).toHaveLength(1);
    });

    it('only where it is whole: cut anywhere, there is no verdict', () => {
      for (let end = 0; end < text.length; end += 7) {
        expect(parseCheckRun(text.slice(0, end), ['a'])).toEqual({
          cause: {
            code: expect.stringMatching(/^(invalid|partial)$/),
            message: expect.any(String),
          },
        });
      }
    });

    it.each([
      ['', 'invalid'],
      ['ERROR! the playbook could not be found', 'invalid'],
      ['{"plays": []}', 'partial'],
      ['{"plays": {}, "stats": {}}', 'partial'],
      ['{\n'.repeat(100_000), 'partial'],
    ])('and says %# that there is none', (printed, code) => {
      expect(parseCheckRun(printed, ['a'])).toMatchObject({ cause: { code } });
    });

    it('and tells when the run ended', () => {
      expect(parseCheckRun(text, [])).toEqual({
        reports: [],
        endedAt: '2026-11-21T12:00:00.000Z',
      });
    });
  });

  it('reports the hosts that were asked for, in that order, and no others', () => {
    const hosts = { localhost: copy({}), b: copy({}), a: copy({}) };
    expect(
      reportsOf(print([{ hosts }]), ['b', 'a', '__proto__']).map(
        ({ host, items }) => [host, items.length],
      ),
    ).toEqual([
      ['b', 1],
      ['a', 1],
      ['__proto__', 0],
    ]);
  });
});
