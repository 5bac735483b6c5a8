// A suite for others to run: its tests are registered by the caller's test file.
/* eslint-disable jest/no-export */
import {
  GroupVersionKind,
  KubernetesObject,
  LiveSnapshot,
  RelatedList,
  ResourceRef,
} from '@oneroof/plugin-gitops-common';
import { LiveReader, LiveTarget } from '@oneroof/plugin-gitops-node';

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

const configMaps = { group: '', version: 'v1', kind: 'ConfigMap' };
const namespaces = { group: '', version: 'v1', kind: 'Namespace' };
const services = { group: '', version: 'v1', kind: 'Service' };
const unserved = { group: 'nowhere.invalid', version: 'v1', kind: 'Nothing' };

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

      expect(snapshot.kinds).toContainEqual({
        ...configMaps,
        served: true,
        namespaced: true,
      });
      expect(
        pick(snapshot.objects, subject.namespaces, ['one', 'two']),
      ).toEqual([
        expectConfigMap('one', first),
        expectConfigMap('two', second),
      ]);
    });

    it('tells kinds of the cluster from kinds of namespaces', async () => {
      const snapshot = await read([namespaces]);

      expect(snapshot.kinds).toContainEqual({
        ...namespaces,
        served: true,
        namespaced: false,
      });
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
      expect(pick(snapshot.objects, subject.namespaces, ['one'])).toHaveLength(
        1,
      );
    });

    it('changes nothing by looking', async () => {
      await putConfigMap('one', subject.namespaces[0]);
      const before = await read([configMaps]);

      const after = await read([configMaps]);

      expect(pick(after.objects, subject.namespaces, ['one'])).toEqual(
        pick(before.objects, subject.namespaces, ['one']),
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
        pick(objects, subject.namespaces, ['one', 'two']).map(
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
      expect(pick(snapshot.objects, subject.namespaces, ['one'])).toHaveLength(
        1,
      );
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

    describe('what the health of something hangs on', () => {
      const readRelated = (
        lists: RelatedList[],
        target = subject.target,
      ): Promise<LiveSnapshot> => {
        if (!subject.reader.readRelated) {
          throw new Error('this reader has no readRelated');
        }
        return subject.reader.readRelated({ target, lists }, signal);
      };

      const putLabelled = (name: string, namespace: string, app: string) =>
        subject.put({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name, namespace, labels: { app } },
          data: { key: 'value' },
        });

      it('reads a namespace, and of it what carries the labels', async () => {
        const [first, second] = subject.namespaces;
        await putLabelled('one', first, 'web');
        await putLabelled('two', first, 'other');
        await putLabelled('one', second, 'web');
        await putLabelled('two', second, 'other');

        const { kinds, objects } = await readRelated([
          { ...configMaps, namespace: first, labels: { app: 'web' } },
          { ...configMaps, namespace: second },
        ]);

        expect(kinds.filter(kind => kind.failure)).toEqual([]);
        expect(
          pick(objects, subject.namespaces, ['one', 'two'])
            .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
            .sort(),
        ).toEqual([`${first}/one`, `${second}/one`, `${second}/two`].sort());
        expect(objects[0]).toMatchObject({
          apiVersion: 'v1',
          kind: 'ConfigMap',
        });
      });

      it('reads a kind of the cluster', async () => {
        const known = await read([namespaces]);

        const { objects } = await readRelated([namespaces]);

        const namesOf = (snapshot: Pick<LiveSnapshot, 'objects'>) =>
          snapshot.objects
            .filter(object => object.kind === 'Namespace')
            .map(object => object.metadata.name)
            .sort();
        expect(namesOf({ objects })).toEqual(namesOf(known));
      });

      it('carries the cause of a list that it may not read, and goes on', async () => {
        const [namespace] = subject.namespaces;
        await putLabelled('one', namespace, 'web');
        await subject.forbid(services);

        const { kinds, objects } = await readRelated([
          { ...services, namespace },
          { ...configMaps, namespace },
        ]);

        expect(kinds).toContainEqual(
          expect.objectContaining({
            ...services,
            served: true,
            failure: {
              cause: {
                code: 'forbidden',
                message: expect.stringContaining('services'),
              },
              namespaces: [namespace],
            },
          }),
        );
        expect(pick(objects, subject.namespaces, ['one'])).toHaveLength(1);
      });

      it('says that a kind is not served', async () => {
        const { kinds, objects } = await readRelated([unserved]);

        expect(kinds).toContainEqual(
          expect.objectContaining({ ...unserved, served: false }),
        );
        expect(objects).toEqual([]);
      });

      it('throws where the target does not answer', async () => {
        await subject.disconnect();

        await expect(
          readRelated([{ ...configMaps, namespace: subject.namespaces[0] }]),
        ).rejects.toMatchObject({
          name: 'ObservationError',
          code: expect.stringMatching(/^(unreachable|timeout)$/),
        });
      });

      it('throws for a target that is not configured', async () => {
        await expect(
          readRelated([configMaps], subject.unknownTarget),
        ).rejects.toMatchObject({ code: 'not-configured' });
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

/** Objects of the suite alone, by name: a real namespace holds some that nobody put there. */
function pick(
  objects: readonly KubernetesObject[],
  inNamespaces: readonly string[],
  names: readonly string[],
): KubernetesObject[] {
  return objects
    .filter(
      ({ metadata }) =>
        inNamespaces.includes(metadata.namespace ?? '') &&
        names.includes(metadata.name),
    )
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}
