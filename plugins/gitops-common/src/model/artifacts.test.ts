import { readArtifactVersions } from './readArtifactVersions';
import { releaseOf } from './releaseOf';
import { KubernetesObject } from './resource';

const workload = (
  image: string,
  labels: Record<string, string> = {},
): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a', labels },
  spec: { template: { spec: { containers: [{ name: 'a', image }] } } },
});

const digest = `sha256:${'0'.repeat(64)}`;

describe('readArtifactVersions', () => {
  it.each([
    ['ghcr.io/acme/api', 'ghcr.io/acme/api:1.2', ['1.2']],
    ['ghcr.io/acme/api', `ghcr.io/acme/api@${digest}`, [digest]],
    ['ghcr.io/acme/api', `ghcr.io/acme/api:1@${digest}`, [`1@${digest}`]],
    ['ghcr.io/acme/api', 'ghcr.io/acme/api', ['latest']],
    ['ghcr.io/acme/api', 'ghcr.io/acme/api-worker:1', []],
    ['localhost:5000/api', 'localhost:5000/api:2', ['2']],
    ['nginx', 'docker.io/library/nginx:1.27', ['1.27']],
    ['docker.io/acme/api', 'acme/api:3', ['3']],
  ])('finds %s in %s', (image, used, versions) => {
    const found = readArtifactVersions(
      [workload(used), workload(used)],
      [{ name: 'api', image }],
    );
    expect(found).toEqual(
      versions.map(version => ({ artifact: 'api', version })),
    );
  });

  it('lists each version that runs, and the charts', () => {
    const objects = [
      workload('a/b:2', { 'helm.sh/chart': 'my-shop-1.2.3-rc.1' }),
      workload('a/b:1'),
    ];
    expect(
      readArtifactVersions(objects, [
        { name: 'app', image: 'a/b' },
        { name: 'chart', chart: 'oci://registry/charts/my-shop' },
        { name: 'agent', package: 'agent' },
      ]),
    ).toEqual([
      { artifact: 'app', version: '1' },
      { artifact: 'app', version: '2' },
      { artifact: 'chart', version: '1.2.3-rc.1' },
    ]);
  });

  it('takes documents of any shape', () => {
    const odd = { ...workload('a/b:1'), spec: { template: [null, 7] } };
    expect(readArtifactVersions([odd], [{ name: 'a', image: 'a/b' }])).toEqual(
      [],
    );
  });
});

describe('releaseOf', () => {
  const a = { artifact: 'a', version: '1' };
  const b = { artifact: 'b', version: '2' };

  it('names content, whatever the order', () => {
    expect(releaseOf([a, b])).toMatch(/^r-[0-9a-f]{7}$/);
    expect(releaseOf([a, b])).toBe(releaseOf([b, a, b]));
    expect(releaseOf([a])).not.toBe(releaseOf([b]));
  });

  it('does not mix up artifact and version', () => {
    expect(releaseOf([{ artifact: 'a","b', version: 'c' }])).not.toBe(
      releaseOf([{ artifact: 'a', version: 'b","c' }]),
    );
  });

  it('names nothing where there are no versions', () => {
    expect(releaseOf([])).toBeUndefined();
  });
});
