import { parseGroups, parseKinds } from './parseDiscovery';

describe('parseGroups', () => {
  it.each([
    {
      form: 'the older list of groups, with the preferred version first',
      body: {
        kind: 'APIGroupList',
        groups: [
          {
            name: 'autoscaling',
            versions: [{ version: 'v1' }, { version: 'v2' }],
            preferredVersion: { version: 'v2' },
          },
        ],
      },
      groups: [
        {
          group: 'autoscaling',
          versions: [{ version: 'v2' }, { version: 'v1' }],
        },
      ],
    },
    {
      form: 'the older list of core versions',
      body: { kind: 'APIVersions', versions: ['v1'] },
      groups: [{ group: '', versions: [{ version: 'v1' }] }],
    },
    {
      form: 'the aggregated form',
      body: {
        kind: 'APIGroupDiscoveryList',
        items: [
          {
            metadata: { name: 'apps' },
            versions: [
              {
                version: 'v1',
                freshness: 'Current',
                resources: [
                  {
                    resource: 'deployments',
                    scope: 'Namespaced',
                    verbs: ['list'],
                    responseKind: {
                      group: '',
                      version: '',
                      kind: 'Deployment',
                    },
                  },
                  { resource: 'odd', scope: 'Cluster', verbs: [] },
                ],
              },
            ],
          },
        ],
      },
      groups: [
        {
          group: 'apps',
          versions: [
            {
              version: 'v1',
              stale: false,
              kinds: [
                {
                  group: 'apps',
                  version: 'v1',
                  kind: 'Deployment',
                  resource: 'deployments',
                  namespaced: true,
                  listable: true,
                },
              ],
            },
          ],
        },
      ],
    },
  ])('reads $form', ({ body, groups }) => {
    expect(parseGroups(body)).toEqual(groups);
  });

  it.each([undefined, null, [], {}, { kind: 'Status' }, 'text'])(
    'takes %j for nothing',
    body => {
      expect(parseGroups(body)).toBeUndefined();
    },
  );
});

describe('parseKinds', () => {
  it('leaves out subresources', () => {
    const resource = { namespaced: false, verbs: ['get'] };

    expect(
      parseKinds(
        {
          kind: 'APIResourceList',
          resources: [
            { ...resource, name: 'nodes', kind: 'Node' },
            { ...resource, name: 'nodes/status', kind: 'Node' },
          ],
        },
        '',
        'v1',
      ),
    ).toEqual([
      {
        group: '',
        version: 'v1',
        kind: 'Node',
        resource: 'nodes',
        namespaced: false,
        listable: false,
      },
    ]);
  });
});
