import { ConfigReader } from '@backstage/config';
import { readKubernetesConfig } from './readKubernetesConfig';

const read = (gitops: object) =>
  readKubernetesConfig(new ConfigReader({ gitops } as any));

describe('readKubernetesConfig', () => {
  it('has defaults for everything', () => {
    expect(readKubernetesConfig(new ConfigReader({}))).toEqual({
      clusters: [],
      timeoutMs: 30_000,
      readTimeoutMs: 120_000,
      renderTimeoutMs: 20_000,
      kustomizeBinary: undefined,
    });
  });

  it('reads what is there', () => {
    expect(
      read({
        clusters: [
          { name: 'a', kubeconfig: { path: '/k', context: 'c' } },
          { name: 'b', kubernetesPlugin: {} },
          { name: 'c', kubernetesPlugin: { cluster: 'other' } },
        ],
        kubernetes: {
          timeout: { seconds: 5 },
          renderTimeout: 'PT1M',
          kustomizeBinary: '/opt/kustomize',
        },
      }),
    ).toEqual({
      clusters: [
        {
          name: 'a',
          access: {
            type: 'kubeconfig',
            path: '/k',
            context: 'c',
            dangerouslySkipTlsVerify: false,
          },
        },
        { name: 'b', access: { type: 'kubernetes-plugin', cluster: 'b' } },
        { name: 'c', access: { type: 'kubernetes-plugin', cluster: 'other' } },
      ],
      timeoutMs: 5_000,
      readTimeoutMs: 20_000,
      renderTimeoutMs: 60_000,
      kustomizeBinary: '/opt/kustomize',
    });
  });

  it('takes a time for a whole read that is given', () => {
    const kubernetes = { timeout: '10s', readTimeout: { minutes: 5 } };
    const config = new ConfigReader({ gitops: { kubernetes } });
    expect(readKubernetesConfig(config)).toMatchObject({
      timeoutMs: 10_000,
      readTimeoutMs: 300_000,
    });
  });

  const kubeconfig = { path: '/k' };
  it.each([
    {
      gitops: { kubernetes: { timeout: '10s', readTimeout: '9s' } },
      key: 'gitops.kubernetes.readTimeout',
    },
    { gitops: { clusters: [{ kubeconfig }] }, key: 'gitops.clusters[0].name' },
    {
      gitops: { clusters: [{ name: 'x'.repeat(254), kubeconfig }] },
      key: 'gitops.clusters[0].name',
    },
    {
      gitops: {
        clusters: [
          { name: 'a', kubeconfig },
          { name: 'a', kubeconfig },
        ],
      },
      key: 'gitops.clusters[1].name',
    },
    { gitops: { clusters: [{ name: 'a' }] }, key: 'gitops.clusters[0]' },
    {
      gitops: { clusters: [{ name: 'a', kubeconfig, kubernetesPlugin: {} }] },
      key: 'gitops.clusters[0]',
    },
    {
      gitops: { clusters: [{ name: 'a', kubeconfig: {} }] },
      key: 'gitops.clusters[0].kubeconfig.path',
    },
    {
      gitops: { clusters: [{ name: 'a', kubeconfig: { path: 'k' } }] },
      key: 'gitops.clusters[0].kubeconfig.path',
    },
    {
      gitops: { kubernetes: { timeout: { seconds: 0 } } },
      key: 'gitops.kubernetes.timeout',
    },
    {
      gitops: { kubernetes: { timeout: { days: 30 } } },
      key: 'gitops.kubernetes.timeout',
    },
    {
      gitops: { kubernetes: { renderTimeout: 'soon' } },
      key: 'gitops.kubernetes.renderTimeout',
    },
    {
      gitops: { kubernetes: { kustomizeBinary: 'kustomize' } },
      key: 'gitops.kubernetes.kustomizeBinary',
    },
  ])('names the key at fault: $key', ({ gitops, key }) => {
    expect(() => read(gitops)).toThrow(key);
  });
});
