import { listWanted } from './listWanted';

const object = (apiVersion: string, kind: string, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name: 'a', ...(namespace && { namespace }) },
});

describe('listWanted', () => {
  it('asks for each kind and namespace once', () => {
    expect(
      listWanted(
        [
          object('apps/v1', 'Deployment', 'shop'),
          object('apps/v1', 'Deployment', 'bank'),
          object('v1', 'ConfigMap'),
        ],
        'mine',
      ),
    ).toEqual({
      kinds: [
        { group: 'apps', version: 'v1', kind: 'Deployment' },
        { group: '', version: 'v1', kind: 'ConfigMap' },
      ],
      namespaces: ['bank', 'mine', 'shop'],
    });
  });
});
