import fc from 'fast-check';
import { KubernetesObject } from '../model';
import { assessHealth } from './assessHealth';
import { findRelatedLists } from './findRelatedLists';
import { healthRules } from './healthRules';

const anyStatus = fc.jsonValue({ maxDepth: 4 });

const names = [
  ...healthRules.keys(),
  'acme.example/Pool',
  'helm.toolkit.fluxcd.io/HelmRelease',
  's3.aws.upbound.io/Bucket',
  'serving.knative.dev/Service',
  'kafka.strimzi.io/Kafka',
];

const field = (name: string) =>
  fc.oneof(
    anyStatus,
    fc.constant([{ type: name, status: 'True', reason: 7, message: null }]),
  );

it.each(names)('%s: a status of any shape has a verdict', kindName => {
  const [group, kind] = kindName.split('/');
  fc.assert(
    fc.property(
      fc.record({
        conditions: field('Ready'),
        containerStatuses: anyStatus,
        loadBalancer: anyStatus,
        observedGeneration: anyStatus,
        phase: anyStatus,
        replicas: anyStatus,
      }),
      anyStatus,
      (status, spec) => {
        const object = {
          apiVersion: group ? `${group}/v1` : 'v1',
          kind,
          metadata: { name: 'a', generation: 2, annotations: spec },
          spec,
          status,
        } as unknown as KubernetesObject;
        const pod = { kind: 'Pod', metadata: { name: 'p' }, spec, status };
        const health = assessHealth(object, {
          now: new Date(0),
          related: [pod as unknown as KubernetesObject],
        });
        expect(() => findRelatedLists(object)).not.toThrow();
        expect(health.reason).not.toBe(
          'the status of the object cannot be read',
        );
        expect(health.reason ?? '').toMatch(/^[^\n]{0,300}$/);
      },
    ),
  );
});

it('is missing where there is no object', () => {
  expect(assessHealth(undefined).status).toBe('missing');
});
