import { RepositoryConfig } from '../../config/GitopsConfig';
import { readDeliveryUrl } from './readDeliveryUrl';

const repository = (
  id: string,
  url: string,
  ref?: string,
): RepositoryConfig => ({
  id,
  location: { url, ...(ref && { ref }) },
  path: '.',
  declaresEnvironments: true,
  clusterScoped: true,
});

const repositories = [
  repository('main', 'https://git.example/acme/payments.git', 'main'),
  repository('default', 'https://git.example/acme/orders'),
  repository('slash', 'https://git.example/acme/slash', 'release/1'),
];

describe('readDeliveryUrl', () => {
  it.each([
    [
      'https://git.example/acme/payments/blob/main/a/delivery.yaml',
      'main',
      'a/delivery.yaml',
    ],
    [
      'url:https://git.example/acme/payments/-/blob/main/delivery.yml',
      'main',
      'delivery.yml',
    ],
    [
      'https://git.example/acme/payments/src/branch/main/x.yaml?raw=1#L1',
      'main',
      'x.yaml',
    ],
    ['https://git.example/acme/orders/blob/trunk/x.yaml', 'default', 'x.yaml'],
    [
      'https://git.example/acme/orders/deploy/x.yaml',
      'default',
      'deploy/x.yaml',
    ],
    ['https://git.example/acme/slash/tree/release/1/x.yaml', 'slash', 'x.yaml'],
  ])('%s leads into %s', (url, repositoryId, file) => {
    expect(readDeliveryUrl(url, repositories)).toEqual({ repositoryId, file });
  });

  it.each([
    'https://git.example/acme/payments/blob/other/delivery.yaml',
    'https://git.example/acme/payments-secret/blob/main/delivery.yaml',
    'https://elsewhere.example/acme/payments/blob/main/delivery.yaml',
    'https://git.example/acme/payments/blob/main/../../x.yaml',
    'https://git.example/acme/payments/blob/main/%2e%2e/x.yaml',
    'https://git.example/acme/payments/blob/main/%zz.yaml',
    'https://git.example/acme/payments/blob/main/id_rsa',
    `https://git.example/acme/payments/blob/main/${'x'.repeat(600)}.yaml`,
    'data:text/yaml,x.yaml',
    '',
  ])('%s leads nowhere', url => {
    expect(readDeliveryUrl(url, repositories)).toEqual({
      problem: expect.stringContaining('gitops.repositories'),
    });
  });
});
