import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findOnPath, findSkips } from './requirements';

describe('requirements', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'requirements-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function program(name: string) {
    const file = path.join(folder, name);
    writeFileSync(file, '');
    chmodSync(file, 0o755);
    return file;
  }

  it('names what is missing and how to get it on a machine with nothing', () => {
    const skips = findSkips({ PATH: folder });
    expect(skips.map(skip => skip.missing)).toEqual([
      'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING is not set',
      'KUBEBUILDER_ASSETS is not set',
      'neither kustomize nor kubectl is on the PATH',
      'ansible-playbook is not on the PATH',
      'ssh is not on the PATH',
      'busybox is not on the PATH',
      'git is not on the PATH',
    ]);
    expect(skips.every(skip => skip.howToGet.length > 0)).toBe(true);
  });

  it('finds nothing missing on a machine with everything', () => {
    for (const name of [
      'git',
      'kubectl',
      'etcd',
      'kube-apiserver',
      'ansible-playbook',
      'ssh',
      'sshd',
      'busybox',
      'hexdump',
      'xxd',
    ]) {
      program(name);
    }
    program('kube-controller-manager');
    program('kube-scheduler');
    expect(
      findSkips({
        PATH: folder,
        KUBEBUILDER_ASSETS: folder,
        BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING: 'postgres://',
      }),
    ).toEqual([]);
  });

  it('names the program that a control plane lacks', () => {
    program('kube-apiserver');
    expect(
      findSkips({ PATH: folder, KUBEBUILDER_ASSETS: folder })[1].missing,
    ).toBe(`${folder}/kube-controller-manager does not exist`);
  });

  it('takes only programs that may be executed', () => {
    writeFileSync(path.join(folder, 'git'), '');
    chmodSync(path.join(folder, 'git'), 0o644);
    expect(findOnPath('git', { PATH: folder })).toBeUndefined();
    expect(findOnPath('git', { PATH: `:${folder}` })).toBeUndefined();
    program('git');
    expect(findOnPath('git', { PATH: folder })).toBe(`${folder}/git`);
  });
});
