import { FakeLiveReader } from './FakeLiveReader';
import { liveReaderContract, LiveReaderSubject } from './liveReaderContract';
import { relatedReaderContract } from './relatedReaderContract';

describe('FakeLiveReader', () => {
  const createSubject = async (): Promise<LiveReaderSubject> => {
    const reader = new FakeLiveReader({ clusters: ['eu-1'] });
    return {
      reader,
      target: { type: 'kubernetes', cluster: 'eu-1' },
      unknownTarget: { type: 'kubernetes', cluster: 'eu-2' },
      namespaces: ['team-a', 'team-b'],
      put: async object => reader.put('eu-1', object),
      remove: async ref => reader.remove('eu-1', ref),
      forbid: async kind =>
        reader.failKind('eu-1', kind, {
          cause: {
            code: 'forbidden',
            message: `cannot list ${kind.kind.toLowerCase()}s`,
          },
        }),
      disconnect: async () =>
        reader.fail('eu-1', { code: 'unreachable', message: 'no route' }),
    };
  };

  liveReaderContract(createSubject);
  relatedReaderContract(createSubject);

  it('keeps the uid of an object and changes its resourceVersion', async () => {
    const reader = new FakeLiveReader({ clusters: ['eu-1'] });
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'one', namespace: 'team-a' },
    };
    const read = async () => {
      const { objects } = await reader.read(
        {
          target: { type: 'kubernetes', cluster: 'eu-1' },
          kinds: [{ group: '', version: 'v1', kind: 'ConfigMap' }],
          namespaces: ['team-a'],
        },
        new AbortController().signal,
      );
      return objects[0].metadata;
    };

    reader.put('eu-1', object);
    const first = await read();
    reader.put('eu-1', object);
    const second = await read();

    expect(second.uid).toBe(first.uid);
    expect(second.resourceVersion).not.toBe(first.resourceVersion);
  });

  it('hides a kind only in the namespaces that fail', async () => {
    const reader = new FakeLiveReader({ clusters: ['eu-1'] });
    for (const namespace of ['team-a', 'team-b']) {
      reader.put('eu-1', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'one', namespace },
      });
    }
    const kind = { group: '', version: 'v1', kind: 'ConfigMap' };
    const failure = {
      cause: { code: 'forbidden', message: 'cannot list configmaps' },
      namespaces: ['team-a'],
    } as const;
    reader.failKind('eu-1', kind, { ...failure, namespaces: ['team-a'] });

    const snapshot = await reader.read(
      {
        target: { type: 'kubernetes', cluster: 'eu-1' },
        kinds: [kind],
        namespaces: ['team-a', 'team-b'],
      },
      new AbortController().signal,
    );

    expect(snapshot.objects.map(o => o.metadata.namespace)).toEqual(['team-b']);
    expect(snapshot.kinds[0].failure).toEqual(failure);
  });
});
