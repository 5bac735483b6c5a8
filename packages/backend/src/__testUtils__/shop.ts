import { GitServer } from '@oneroof/world';
import { stringify } from 'yaml';

/** One component with one environment on one cluster, as git declares it. */
export const shop = {
  component: { kind: 'component', namespace: 'default', name: 'shop' },
  namespace: 'shop',
  manifests: [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'shop', namespace: 'shop' },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'shop' } },
        template: {
          metadata: { labels: { app: 'shop' } },
          spec: {
            containers: [
              {
                name: 'api',
                image: 'ghcr.io/acme/shop:1.8.2',
                env: [{ name: 'LOG_LEVEL', value: 'info' }],
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'shop', namespace: 'shop' },
      data: { currency: 'EUR' },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'shop', namespace: 'shop' },
      stringData: { password: 'correct horse battery staple' },
    },
  ],
};

/** Files of the repository that declares the shop. */
export function shopFiles(cluster: string): Record<string, string> {
  return {
    'environments.yaml': stringify({
      apiVersion: 'oneroof.dev/v1alpha1',
      kind: 'Environment',
      metadata: { name: 'prod', title: 'Production' },
      spec: {
        tier: 'production',
        owner: 'group:default/platform',
        targets: [{ name: 'main', kubernetes: { cluster } }],
      },
    }),
    'apps/shop/delivery.yaml': stringify({
      apiVersion: 'oneroof.dev/v1alpha1',
      kind: 'Delivery',
      metadata: { name: 'shop' },
      spec: {
        component: 'component:default/shop',
        artifacts: [{ name: 'api', image: 'ghcr.io/acme/shop' }],
        environments: [
          {
            environment: 'prod',
            placements: [
              {
                target: 'main',
                namespace: shop.namespace,
                source: { path: 'apps/shop/prod' },
              },
            ],
          },
        ],
      },
    }),
    'apps/shop/prod/shop.yaml': shop.manifests
      .map(manifest => stringify(manifest))
      .join('---\n'),
  };
}

/** Catalog entry of the shop. */
export const shopEntity = stringify({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', title: 'Shop' },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-shop' },
});

/** Puts the shop's repository on a git server and returns its URL. */
export async function seedShop(
  git: GitServer,
  cluster: string,
): Promise<string> {
  const repository = await git.createRepository('shop');
  await repository.commit([
    {
      author: { name: 'Ada', email: 'ada@example.com' },
      date: new Date('2026-11-20T10:00:00Z'),
      message: 'Release shop 1.8.2',
      files: shopFiles(cluster),
    },
  ]);
  return git.urlOf('shop');
}
