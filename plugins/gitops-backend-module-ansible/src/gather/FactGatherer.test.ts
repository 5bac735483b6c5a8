import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { HostQuestion, HostReading } from '@oneroof/plugin-gitops-common';
import { inventoryEntry } from '../__testUtils__/inventoryEntry';
import { requireEmpty } from '../__testUtils__/requireEmpty';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { FactGatherer } from './FactGatherer';
import { FactStore } from './FactStore';

// Programs are started, on machines that may be busy.
jest.setTimeout(60_000);

const { signal } = new AbortController();
const minute = 60_000;

/**
 * In place of `ansible-playbook`, since this is about when it is run and for whom: leaves facts of each host of the limit
 * as Ansible does, and notes its arguments, its hosts and their variables.
 */
const program = (folder: string) => `#!/bin/bash
limit=\${4#@} variables=\${6#@}
run=$(/bin/ls ${folder}/runs | /usr/bin/wc -l)
/bin/mkdir -p "$ANSIBLE_CACHE_PLUGIN_CONNECTION"
/bin/cat "$limit" > ${folder}/runs/$run
echo "$@" > ${folder}/arguments
/bin/cat "$variables" > ${folder}/variables
while read -r host; do
  [ -e ${folder}/down/$host ] && { echo "fatal: [$host]: UNREACHABLE! => {\\"msg\\": \\"ssh: Connection refused\\"}"; continue; }
  done=true; [ -e ${folder}/stuck/$host ] && done=false
  [ -e ${folder}/huge/$host ] && { /usr/bin/truncate -s 50M "$ANSIBLE_CACHE_PLUGIN_CONNECTION/$host"; continue; }
  echo "{\\"oneroof_done\\": $done, \\"ansible_date_time\\": {\\"iso8601\\": \\"$(< ${folder}/now)\\"}, \\"oneroof_stat\\": {\\"/run/reboot-required\\": {\\"exists\\": false}}}" > "$ANSIBLE_CACHE_PLUGIN_CONNECTION/$host"
done < "$limit"
[ -e ${folder}/broken ] && { echo "ERROR! hunter2" >&2; exit 1; }
[ -e ${folder}/slow ] && /bin/sleep 600
exit 0
`;

describe('FactGatherer', () => {
  const world = createMockDirectory();
  const temporary = createMockDirectory();
  let now = 0;

  beforeEach(() => {
    now = Date.parse('2026-11-21T12:00:00Z');
    world.setContent({
      'bin/ansible-playbook': program(world.path),
      runs: {},
      down: {},
      stuck: {},
      huge: {},
    });
    chmodSync(world.resolve('bin/ansible-playbook'), 0o755);
  });
  afterEach(() => requireEmpty(temporary.path));

  function createGatherer(batch = 100, timeoutMs = 60_000) {
    const gather = { everyMs: 60 * minute, batch, forks: 5, timeoutMs };
    const settings = {
      ...inventoryEntry({ type: 'exported', path: '/none' }, { gather }),
      gather,
    };
    return new FactGatherer({
      settings,
      programs: new AnsiblePrograms({ path: world.resolve('bin') }),
      store: new FactStore(world.resolve('facts/prod')),
      now: () => now,
      temporaryFolder: temporary.path,
    });
  }

  const read = (
    gatherer: FactGatherer,
    names: string[],
    options: {
      questions?: HostQuestion[];
      isRequested?: boolean;
      elsewhere?: Map<string, HostReading>;
    } = {},
  ) => {
    world.addContent({ now: new Date(now).toISOString() });
    return gatherer.read(
      {
        hosts: names.map(name => ({
          host: { name, groups: [], vars: {} },
          questions: options.questions ?? [],
        })),
        elsewhere: options.elsewhere ?? new Map(),
        isRequested: options.isRequested ?? false,
      },
      signal,
    );
  };

  /** Hosts of each run so far. */
  const runs = () =>
    readdirSync(world.resolve('runs'))
      .sort((a, b) => Number(a) - Number(b))
      .map(run =>
        readFileSync(world.resolve('runs', run), 'utf8').trim().split('\n'),
      );

  const ageOf = (reading: HostReading | undefined) =>
    reading && 'facts' in reading
      ? now - Date.parse(reading.facts.observedAt)
      : reading?.cause.code;

  it('asks in batches, and again only hosts that are due', async () => {
    const gatherer = createGatherer(2);
    const names = ['web-1', 'web-2', 'web-3'];
    const first = await read(gatherer, names);
    expect(runs()).toEqual([['web-1', 'web-2'], ['web-3']]);
    expect([...first.values()].map(ageOf)).toEqual([0, 0, 0]);

    now += 59 * minute;
    const second = await read(gatherer, names);
    expect(runs()).toHaveLength(2);
    expect([...second]).toEqual([...first]);

    now += minute;
    const third = await read(gatherer, names);
    expect(runs()).toHaveLength(4);
    expect([...third.values()].map(ageOf)).toEqual([0, 0, 0]);
  });

  it('asks once for what is declared anew', async () => {
    const gatherer = createGatherer();
    await read(gatherer, ['web-1']);
    const questions: HostQuestion[] = [
      { kind: 'file', key: '/a', properties: ['mode'], settings: {} },
    ];
    await read(gatherer, ['web-1'], { questions });
    expect(runs()).toHaveLength(2);
    expect(readFileSync(world.resolve('variables'), 'utf8')).toContain(
      '{path: !unsafe "/a", sum: false}',
    );
    await read(gatherer, ['web-1'], { questions });
    expect(runs()).toHaveLength(2);
  });

  it('asks all that somebody wants a fresh look at', async () => {
    const gatherer = createGatherer();
    await read(gatherer, ['web-1']);
    now += minute;
    const readings = await read(gatherer, ['web-1'], { isRequested: true });
    expect(runs()).toHaveLength(2);
    expect(ageOf(readings.get('web-1'))).toBe(0);
  });

  it('tells nobody the names of hosts and paths by its arguments', async () => {
    await read(createGatherer(), ['web-1'], {
      questions: [
        { kind: 'file', key: '/secret', properties: [], settings: {} },
      ],
    });
    const said = readFileSync(world.resolve('arguments'), 'utf8');
    expect(said).toMatch(/--limit @\S+\/limit /);
    expect(said).not.toMatch(/web-1|secret/);
  });

  it('gives a host that cannot be reached its cause, though there are facts of it, and tries it again', async () => {
    const gatherer = createGatherer();
    await read(gatherer, ['web-1', 'web-2']);
    world.addContent({ 'down/web-1': '' });
    now += 60 * minute;
    const readings = await read(gatherer, ['web-1', 'web-2']);
    expect(readings.get('web-1')).toEqual({
      cause: { code: 'unreachable', message: 'it refuses connections' },
    });
    expect(ageOf(readings.get('web-2'))).toBe(0);

    now += 4 * minute;
    await read(gatherer, ['web-1', 'web-2']);
    expect(runs()).toHaveLength(2);
    now += minute;
    await read(gatherer, ['web-1', 'web-2']);
    expect(runs()[2]).toEqual(['web-1']);
  });

  it.each([
    ['on which Ansible did not come to its end', 'stuck', 'partial'],
    ['that says too much', 'huge', 'too-large'],
  ])('takes nothing from a host %s', async (_, folder, code) => {
    world.addContent({ [`${folder}/web-1`]: '' });
    const readings = await read(createGatherer(), ['web-1', 'web-2']);
    expect(ageOf(readings.get('web-1'))).toBe(code);
    expect(ageOf(readings.get('web-2'))).toBe(0);
  });

  it('keeps what was gathered before a run was late', async () => {
    world.addContent({ slow: '', 'stuck/web-2': '' });
    const readings = await read(createGatherer(100, 2_000), ['web-1', 'web-2']);
    expect(ageOf(readings.get('web-1'))).toBe(0);
    expect(readings.get('web-2')).toEqual({
      cause: {
        code: 'timeout',
        message: 'gathering facts of the inventory prod took longer than 2 s',
      },
    });
  });

  it('keeps the facts of a host while Ansible itself fails', async () => {
    await read(createGatherer(), ['web-1']);
    // Of another backend that has not Ansible.
    const gatherer = createGatherer();
    chmodSync(world.resolve('bin/ansible-playbook'), 0o644);
    now += 90 * minute;
    const readings = await read(gatherer, ['web-1', 'web-2']);
    expect(ageOf(readings.get('web-1'))).toBe(90 * minute);
    expect(ageOf(readings.get('web-2'))).toBe('not-configured');
  });

  it('throws where nothing is known of any host, and tells nothing of what Ansible says', async () => {
    world.addContent({ broken: '', 'stuck/web-1': '' });
    const error = await read(createGatherer(), ['web-1']).catch(e => e);
    expect(error).toMatchObject({ name: 'ObservationError', code: 'partial' });
    expect(error.message).not.toContain('hunter2');
  });

  it('begins with the facts of the last backend', async () => {
    await read(createGatherer(), ['web-1']);
    now += minute;
    const readings = await read(createGatherer(), ['web-1']);
    expect(ageOf(readings.get('web-1'))).toBe(minute);
    expect(runs()).toHaveLength(1);
  });

  it('asks nobody of whom enough is known elsewhere', async () => {
    const file = {
      complete: false,
      byKey: new Map([
        ['/run/reboot-required', { properties: { exists: false } }],
      ]),
    };
    const observedAt = new Date(now - minute).toISOString();
    const reading = { facts: { observedAt, things: { file } } };
    const readings = await read(createGatherer(), ['web-1', 'web-2'], {
      elsewhere: new Map([['web-1', reading]]),
    });
    expect(runs()).toEqual([['web-2']]);
    expect(readings.get('web-1')).toBe(reading);
  });

  it('begins no run when there was none to wait for', async () => {
    const readings = await read(createGatherer(), []);
    expect(readings.size).toBe(0);
    expect(runs()).toEqual([]);
  });

  it('keeps facts in no folder that others may write to', async () => {
    world.addContent({ 'facts/prod': {} });
    chmodSync(world.resolve('facts'), 0o777);
    await expect(read(createGatherer(), ['web-1'])).rejects.toMatchObject({
      code: 'not-configured',
      message: expect.stringContaining('mode 0700'),
    });
    expect(existsSync(world.resolve('facts/prod/web-1'))).toBe(false);
  });
});
