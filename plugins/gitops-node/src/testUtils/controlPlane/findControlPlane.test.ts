import { createMockDirectory } from '@backstage/backend-test-utils';
import { chmodSync } from 'node:fs';
import { findControlPlane } from './findControlPlane';

describe('findControlPlane', () => {
  const directory = createMockDirectory();

  function install(...names: string[]) {
    directory.setContent(Object.fromEntries(names.map(name => [name, '#!'])));
    names.forEach(name => chmodSync(directory.resolve(name), 0o755));
  }

  it.each([
    { installed: [], missing: /^kube-apiserver: set KUBEBUILDER_ASSETS/ },
    { installed: ['kube-apiserver'], missing: /^etcd: install it/ },
  ])('says what is missing beside $installed', ({ installed, missing }) => {
    install(...installed);

    expect(
      findControlPlane({ KUBEBUILDER_ASSETS: directory.path, PATH: '' }),
    ).toEqual({ missing: expect.stringMatching(missing) });
  });

  it('finds the programs in the folder of the assets', () => {
    install('kube-apiserver', 'etcd');

    expect(
      findControlPlane({ KUBEBUILDER_ASSETS: directory.path, PATH: '' }),
    ).toMatchObject({
      apiServer: directory.resolve('kube-apiserver'),
      etcd: directory.resolve('etcd'),
      scheduler: undefined,
    });
  });
});
