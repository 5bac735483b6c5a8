// A suite for others to run: its tests are registered by the caller's test file.
/* eslint-disable jest/no-export */
import {
  GroupVersionKind,
  KubernetesObject,
  ResourceRef,
} from '@oneroof/plugin-gitops-common';
import { LiveReader, LiveTarget } from '@oneroof/plugin-gitops-node';
import { configMaps, namespaces, services, unserved } from './contractKinds';
import { pickObjects } from './pickObjects';

/**
 * A reader over one cluster that the contract suite may write to.
 *
 * @public
 */
export interface LiveReaderSubject {
  reader: LiveReader;
  target: LiveTarget;
  /** A target that is configured nowhere. */
  unknownTarget: LiveTarget;
  /** Two namespaces that exist and hold none of the suite's objects. */
  namespaces: [string, string];
  /** Creates or replaces an object on the target. */
  put(object: KubernetesObject): Promise<void>;
  remove(ref: ResourceRef): Promise<void>;
  /** From now on the target refuses to list this kind for want of a permission. */
  forbid(kind: GroupVersionKind): Promise<void>;
  /** From now on the target does not answer. */
  disconnect(): Promise<void>;
  dispose?(): Promise<void>;
}

/**
 * Registers the tests that every `LiveReader` has to pass.
 *
 * @param createSubject - called before each test
 * @public
 */
export function liveReaderContract(
  createSubject: () => Promise<LiveReaderSubject>,
): void {
  describe('LiveReader contract', () => {
    let subject: LiveReaderSubject;
    const { signal } = new AbortController();

    beforeEach(async () => {
      subject = await createSubject();
    });

    afterEach(async () => {
      await subject.dispose?.();
    });

    const read = (kinds: GroupVersionKind[], target = subject.target) =>
      subject.reader.read(
        { target, kinds, namespaces: subject.namespaces },
        signal,
      );

    const putConfigMap = (name: string, namespace: string) =>
      subject.put({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace },
        data: { key: 'value' },
      });

    it('reads whole objects from all namespaces of the request', async () => {
      const [first, second] = subject.namespaces;
      await putConfigMap('one', first);
      await putConfigMap('two', second);

      const snapshot = await read([configMaps]);

      const kind = snapshot.kinds.find(found => found.kind === configMaps.kind);
      expect(kind).toMatchObject({
        ...configMaps,
        served: true,
        namespaced: true,
      });
      expect(kind?.failure).toBeUndefined();
      expect(
        pickObjects(snapshot.objects, subject.namespaces, ['one', 'two']),
      ).toEqual([
        expectConfigMap('one', first),
        expectConfigMap('two', second),
      ]);
    });

    it('tells kinds of the cluster from kinds of namespaces', async () => {
      const snapshot = await read([namespaces]);

      const kind = snapshot.kinds.find(found => found.kind === namespaces.kind);
      expect(kind).toMatchObject({
        ...namespaces,
        served: true,
        namespaced: false,
      });
      expect(kind?.failure).toBeUndefined();
    });

    it('says that a kind is not served, and goes on with the others', async () => {
      const [namespace] = subject.namespaces;
      await putConfigMap('one', namespace);

      const snapshot = await read([unserved, configMaps]);

      expect(snapshot.kinds).toContainEqual(
        expect.objectContaining({ ...unserved, served: false }),
      );
      expect(
        snapshot.kinds.find(kind => kind.kind === 'Nothing')?.failure,
      ).toBeUndefined();
      expect(
        pickObjects(snapshot.objects, subject.namespaces, ['one']),
      ).toHaveLength(1);
    });

    it('changes nothing by looking', async () => {
      await putConfigMap('one', subject.namespaces[0]);
      const before = await read([configMaps]);

      const after = await read([configMaps]);

      expect(pickObjects(after.objects, subject.namespaces, ['one'])).toEqual(
        pickObjects(before.objects, subject.namespaces, ['one']),
      );
    });

    it('no longer shows what was removed', async () => {
      const [namespace] = subject.namespaces;
      await putConfigMap('one', namespace);
      await putConfigMap('two', namespace);
      await read([configMaps]);
      await subject.remove({
        group: '',
        kind: 'ConfigMap',
        namespace,
        name: 'one',
      });

      const { objects } = await read([configMaps]);

      expect(
        pickObjects(objects, subject.namespaces, ['one', 'two']).map(
          o => o.metadata.name,
        ),
      ).toEqual(['two']);
    });

    it('carries the cause of a kind that it may not list, and goes on', async () => {
      const [namespace] = subject.namespaces;
      await putConfigMap('one', namespace);
      await subject.forbid(services);

      const snapshot = await read([services, configMaps]);

      expect(snapshot.kinds).toContainEqual(
        expect.objectContaining({
          ...services,
          served: true,
          failure: expect.objectContaining({
            cause: {
              code: 'forbidden',
              message: expect.stringContaining('services'),
            },
          }),
        }),
      );
      expect(
        pickObjects(snapshot.objects, subject.namespaces, ['one']),
      ).toHaveLength(1);
    });

    it('throws where the target does not answer', async () => {
      await subject.disconnect();

      await expect(read([configMaps])).rejects.toMatchObject({
        name: 'ObservationError',
        code: expect.stringMatching(/^(unreachable|timeout)$/),
      });
    });

    it('throws for a target that is not configured', async () => {
      await expect(
        read([configMaps], subject.unknownTarget),
      ).rejects.toMatchObject({
        name: 'ObservationError',
        code: 'not-configured',
      });
    });

    it('does nothing for a signal that is aborted already', async () => {
      await expect(
        subject.reader.read(
          {
            target: subject.target,
            kinds: [configMaps],
            namespaces: subject.namespaces,
          },
          AbortSignal.abort(),
        ),
      ).rejects.toThrow();
    });
  });
}

/** A list's items come without `apiVersion` and `kind` from the API: readers have to put them back. */
function expectConfigMap(name: string, namespace: string) {
  return expect.objectContaining({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    data: { key: 'value' },
    metadata: expect.objectContaining({
      name,
      namespace,
      uid: expect.any(String),
      resourceVersion: expect.any(String),
    }),
  });
}
