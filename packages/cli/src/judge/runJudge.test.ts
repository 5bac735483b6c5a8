import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Terminal } from '../terminal/Terminal';
import { runJudge } from './runJudge';

describe('runJudge', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oneroof-judge-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function judge(files: Record<string, string>) {
    await mkdir(join(folder, 'case'));
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, 'case', name), text);
    }
    const written: string[] = [];
    const terminal: Partial<Terminal> = {
      cwd: folder,
      signal: new AbortController().signal,
      stdout: { isTTY: true, write: (text: string) => written.push(text) > 0 },
    };
    const code = await runJudge(['case'], terminal as Terminal);
    return { code, text: written.join('') };
  }

  it('spells out what a terminal would take for a command', async () => {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a\u001b]0;b\u0007' },
    };
    const { code, text } = await judge({
      'case.yaml': 'expect: {resources: []}',
      'desired.yaml': JSON.stringify(object),
      'live.json': '[]',
    });
    expect(code).toBe(1);
    expect(text).toContain('a\\u001b]0;b\\u0007: + missing');
    expect(text).not.toContain('\u001b');
    expect(text).toMatch(/0 passed, 1 failed\n$/);
  });

  it('judges a machine by the facts and the manifest of its case', async () => {
    const { code, text } = await judge({
      'case.yaml': `tool: goss
now: '2026-11-21T12:00:00Z'
expect: {targets: [{target: web-1, sync: in-sync, coverage: 1}]}
`,
      'facts.json': JSON.stringify({
        ansible_date_time: { iso8601: '2026-11-21T11:59:00Z' },
        packages: { jq: [{ name: 'jq', version: '1.6' }] },
      }),
      'goss.yaml': 'package: {jq: {installed: true, versions: ["1.7"]}}',
    });
    expect(code).toBe(1);
    expect(text).toContain('web-1: + sync drifted');
    expect(text).toContain('"path":"package[jq].versions"');
  });

  it('says which cases it skips and why, and calls none of them failed', async () => {
    const { code, text } = await judge({
      'case.yaml': `tool: puppet
now: '2026-11-21T12:00:00Z'
expect: {targets: []}
`,
    });
    expect(code).toBe(0);
    expect(text).toBe(
      `skipped case: there is no adapter for puppet\n0 passed, 0 failed, 1 skipped\n`,
    );
  });
});
