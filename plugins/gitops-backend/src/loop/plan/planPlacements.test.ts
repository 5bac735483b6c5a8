import {
  deliverySchema,
  environmentSchema,
} from '@oneroof/plugin-gitops-common';
import { RepositoryConfig } from '../../config/GitopsConfig';
import { hashRepository } from '../../config/hashRepository';
import { PlanInput, planPlacements } from './planPlacements';

const location = { url: 'https://git.example/acme/payments', ref: 'main' };
const home: RepositoryConfig = {
  id: hashRepository(location),
  location,
  path: '.',
  declaresEnvironments: true,
  clusterScoped: true,
};

function input(options?: {
  placement?: Record<string, unknown>;
  home?: Partial<RepositoryConfig>;
  repositories?: RepositoryConfig[];
  environment?: string;
  vars?: Record<string, unknown>;
}): PlanInput {
  const delivery = deliverySchema.parse({
    apiVersion: 'oneroof.dev/v1alpha1',
    kind: 'Delivery',
    metadata: { name: 'payments' },
    spec: {
      component: 'component:default/payments',
      vars: options?.vars,
      environments: [
        {
          environment: options?.environment ?? 'dev',
          placements: [
            {
              target: 'main',
              source: { path: 'apps/dev' },
              ...options?.placement,
            },
          ],
        },
      ],
    },
  });
  const environment = environmentSchema.parse({
    apiVersion: 'oneroof.dev/v1alpha1',
    kind: 'Environment',
    metadata: { name: 'dev' },
    spec: {
      tier: 'development',
      owner: 'group:default/platform',
      targets: [
        { name: 'main', kubernetes: { cluster: 'eu-1', namespace: 'shared' } },
        { name: 'hosts', hosts: { inventory: 'dc', group: 'web' } },
      ],
    },
  });
  return {
    deliveries: [
      { name: 'payments', repositoryId: home.id, spec: delivery.spec },
    ],
    environments: new Map([['dev', environment.spec]]),
    repositories: options?.repositories ?? [{ ...home, ...options?.home }],
    targetTypes: new Set(['kubernetes', 'hosts']),
    inventories: new Set(['dc']),
  };
}

describe('planPlacements', () => {
  it('makes a placement with its target, namespace and repository', () => {
    expect(planPlacements(input())).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        delivery: 'payments',
        environment: 'dev',
        target: { id: 'kubernetes:eu-1', type: 'kubernetes', name: 'eu-1' },
        namespace: 'shared',
        repository: { id: home.id, location },
        path: 'apps/dev',
      }),
    ]);
    expect(planPlacements(input())[0].cause).toBeUndefined();
  });

  it('keeps its id while target, namespace and path are the same', () => {
    const [before] = planPlacements(input());
    const [same] = planPlacements(
      input({ placement: { source: { path: 'apps/dev', renderer: 'plain' } } }),
    );
    const [other] = planPlacements(input({ placement: { namespace: 'own' } }));
    expect(same.id).toBe(before.id);
    expect(other.id).not.toBe(before.id);
  });

  it.each<[string, Parameters<typeof input>[0], string, RegExp]>([
    [
      'an unknown environment',
      { environment: 'prod' },
      'not-declared',
      /"prod" is declared nowhere/,
    ],
    [
      'an unknown target',
      { placement: { target: 'moon' } },
      'not-declared',
      /no target "moon"/,
    ],
    [
      'a forbidden environment',
      { home: { environments: ['prod-*'] } },
      'not-allowed',
      /may not enter environment "dev"/,
    ],
    [
      'a forbidden namespace',
      { home: { namespaces: ['payments-*'] } },
      'not-allowed',
      /may not use namespace "shared"/,
    ],
    [
      'a repository that nobody has configured',
      {
        placement: {
          source: { path: 'a', repository: 'https://169.254.169.254/x' },
        },
      },
      'not-allowed',
      /not listed in gitops.repositories/,
    ],
    [
      'a home that is configured no longer',
      { repositories: [] },
      'not-allowed',
      /any more/,
    ],
  ])(
    'keeps a placement with %s, and says why',
    (_name, options, code, message) => {
      const [placement] = planPlacements(input(options));
      expect(placement.cause).toEqual({
        code,
        message: expect.stringMatching(message),
      });
      expect(placement.target).toBeUndefined();
    },
  );

  describe('with manifests in another repository', () => {
    const other = { url: 'https://git.example/acme/secrets', ref: 'main' };
    const shared = (sharedWith?: string[]): RepositoryConfig[] => [
      home,
      { ...home, id: hashRepository(other), location: other, sharedWith },
    ];
    const placement = { source: { path: 'a', repository: `${other.url}/` } };

    it.each([
      ['with this one', ['https://git.example/acme/payments']],
      [
        'with all of a host',
        ['https://git.example/*', 'ssh://git@x.example/*'],
      ],
    ])('takes them where it is shared %s', (_, sharedWith) => {
      const [planned] = planPlacements(
        input({ placement, repositories: shared(sharedWith) }),
      );
      expect(planned.cause).toBeUndefined();
      expect(planned.repository).toEqual({
        id: hashRepository(other),
        location: other,
      });
    });

    it.each([
      ['with nobody', undefined],
      ['with an empty list', []],
      ['with others', ['https://git.example/acme/pay', '*/ledger']],
    ])('refuses them where it is shared %s', (_, sharedWith) => {
      const [planned] = planPlacements(
        input({ placement, repositories: shared(sharedWith) }),
      );
      expect(planned).toMatchObject({
        cause: {
          code: 'not-allowed',
          message: expect.stringContaining('sharedWith'),
        },
      });
      expect(planned.repository).toEqual({ id: expect.any(String) });
      expect(planned.repository.id).not.toBe(hashRepository(other));
    });

    it('answers alike for a repository that is not shared and one that is not listed', () => {
      const cause = (url: string) =>
        planPlacements(
          input({
            placement: { source: { path: 'a', repository: url } },
            repositories: shared(),
          }),
        )[0].cause;
      expect(cause(other.url)).toEqual(cause('https://git.example/none'));
    });

    it('needs no permission to name itself', () => {
      const [planned] = planPlacements(
        input({
          placement: { source: { path: 'a', repository: location.url } },
        }),
      );
      expect(planned.repository).toEqual({ id: home.id, location });
      expect(planned.cause).toBeUndefined();
    });
  });

  it.each([
    [true, undefined],
    [false, ['payments-*']],
  ])(
    'hands on what its repository may see: clusterScoped %s, namespaces %p',
    (clusterScoped, namespaces) => {
      const [planned] = planPlacements(
        input({
          placement: { namespace: 'payments-dev' },
          home: { clusterScoped, namespaces },
        }),
      );
      expect(planned.scope).toEqual({ clusterScoped, namespaces });
    },
  );

  describe('on hosts', () => {
    const playbook = { folder: 'ansible', file: 'site.yml' };
    const plan = (options?: Parameters<typeof input>[0]) =>
      planPlacements(
        input({
          ...options,
          placement: { target: 'hosts', ...options?.placement },
        }),
      )[0];

    it('makes a placement with its inventory, variables and playbook', () => {
      const planned = plan({
        vars: { port: 80, version: '1' },
        placement: { vars: { port: 8080 }, playbook },
      });
      expect(planned).toMatchObject({
        target: { id: 'hosts:dc', type: 'hosts', name: 'dc' },
        targetType: 'hosts',
        targetSpec: { inventory: 'dc', group: 'web' },
        vars: { port: 8080, version: '1' },
        playbook,
      });
      expect(planned.cause).toBeUndefined();
    });

    it('has neither namespace nor empty variables', () => {
      const planned = plan({
        placement: { namespace: 'payments', vars: {} },
        home: { namespaces: ['other'], inventories: ['dc'] },
      });
      expect(planned.cause).toBeUndefined();
      expect(planned.scope).toEqual({ clusterScoped: false });
      for (const name of ['namespace', 'vars', 'playbook']) {
        expect(planned).not.toHaveProperty(name, expect.anything());
      }
    });

    it('needs an adapter', () => {
      const [planned] = planPlacements({
        ...input({ placement: { target: 'hosts' } }),
        targetTypes: new Set(['kubernetes']),
      });
      expect(planned.cause).toEqual({
        code: 'not-configured',
        message: expect.stringContaining('type hosts'),
      });
    });

    it.each<[string, Partial<RepositoryConfig>, string[], string]>([
      ['an inventory that nobody reads', {}, ['other'], 'not-configured'],
      ['a group of others', { inventories: ['dc/db'] }, ['dc'], 'not-allowed'],
      ['any host', { inventories: [] }, ['dc'], 'not-allowed'],
      // What may not be seen is not told to be there or not.
      [
        'a hidden inventory that nobody reads',
        { inventories: [] },
        [],
        'not-allowed',
      ],
    ])('refuses %s', (_, allowed, inventories, code) => {
      const [planned] = planPlacements({
        ...input({ placement: { target: 'hosts' }, home: allowed }),
        inventories: new Set(inventories),
      });
      expect(planned).toMatchObject({
        cause: { code, message: expect.stringContaining('"dc"') },
      });
      expect(planned.target).toBeUndefined();
    });
  });

  it('keeps the ids of placements in clusters as they are, whatever a delivery says to hosts', () => {
    const [before] = planPlacements(input());
    const [after] = planPlacements(input({ vars: { port: 80 } }));
    expect(before.id).toBe('0bdc0986e1107589041c5067bf071676');
    expect(after).toEqual(before);
  });

  it('does not tell a forbidden environment from an absent one', () => {
    const options = { home: { environments: ['prod'] }, environment: 'secret' };
    expect(planPlacements(input(options))[0].cause?.code).toBe('not-allowed');
  });
});
