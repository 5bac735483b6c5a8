// A suite for others to run: its tests are registered by the caller's test file.
/* eslint-disable jest/no-export */
import { LiveSnapshot, RelatedList } from '@oneroof/plugin-gitops-common';
import { LiveReaderSubject } from './liveReaderContract';
import { configMaps, namespaces, services, unserved } from './contractKinds';
import { pickObjects } from './pickObjects';

/**
 * Registers the tests that every `LiveReader` with a `readRelated` has to pass, on top of those for all.
 *
 * @param createSubject - called before each test
 * @public
 */
export function relatedReaderContract(
  createSubject: () => Promise<LiveReaderSubject>,
): void {
  describe('LiveReader contract, readRelated', () => {
    let subject: LiveReaderSubject;
    const { signal } = new AbortController();

    beforeEach(async () => {
      subject = await createSubject();
    });

    afterEach(async () => {
      await subject.dispose?.();
    });

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
        pickObjects(objects, subject.namespaces, ['one', 'two'])
          .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
          .sort(),
      ).toEqual([`${first}/one`, `${second}/one`, `${second}/two`].sort());
      expect(objects[0]).toMatchObject({
        apiVersion: 'v1',
        kind: 'ConfigMap',
      });
    });

    it('reads a kind of the cluster', async () => {
      const known = await subject.reader.read(
        {
          target: subject.target,
          kinds: [namespaces],
          namespaces: subject.namespaces,
        },
        signal,
      );

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
      expect(pickObjects(objects, subject.namespaces, ['one'])).toHaveLength(1);
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
}
