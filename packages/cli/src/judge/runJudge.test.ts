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

  it('spells out what a terminal would take for a command', async () => {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a\u001b]0;b\u0007' },
    };
    await mkdir(join(folder, 'case'));
    const files = {
      'case.yaml': 'expect: {resources: []}',
      'desired.yaml': JSON.stringify(object),
      'live.json': '[]',
    };
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, 'case', name), text);
    }
    const written: string[] = [];
    const terminal: Partial<Terminal> = {
      cwd: folder,
      signal: new AbortController().signal,
      stdout: { isTTY: true, write: (text: string) => written.push(text) > 0 },
    };
    await expect(runJudge(['case'], terminal as Terminal)).resolves.toBe(1);
    const text = written.join('');
    expect(text).toContain('a\\u001b]0;b\\u0007: + missing');
    expect(text).not.toContain('\u001b');
    expect(text).toMatch(/0 passed, 1 failed\n$/);
  });
});
