import { Fields, isFields, KubeObject } from '../types';
import { fillIn, mapItems } from './fillIn';
import { defaultPodTemplate } from './podDefaults';

export function defaultDeployment(object: KubeObject): KubeObject {
  const spec = fillIn(object.spec, {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: { type: 'RollingUpdate' },
  });
  const strategy = spec.strategy as Fields;
  spec.strategy =
    strategy.type === 'RollingUpdate'
      ? fillIn(strategy, {
          rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
        })
      : strategy;
  return withTemplate(object, spec);
}

export function defaultStatefulSet(object: KubeObject): KubeObject {
  const spec = fillIn(object.spec, {
    replicas: 1,
    revisionHistoryLimit: 10,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: { type: 'RollingUpdate' },
    persistentVolumeClaimRetentionPolicy: {
      whenDeleted: 'Retain',
      whenScaled: 'Retain',
    },
  });
  const strategy = spec.updateStrategy as Fields;
  if (strategy.type === 'RollingUpdate') {
    spec.updateStrategy = fillIn(strategy, { rollingUpdate: { partition: 0 } });
  }
  if (spec.volumeClaimTemplates) {
    spec.volumeClaimTemplates = mapItems(spec.volumeClaimTemplates, claim =>
      fillIn(claim, {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        spec: { volumeMode: 'Filesystem' },
        status: { phase: 'Pending' },
      }),
    );
  }
  return withTemplate(object, spec);
}

export function defaultDaemonSet(object: KubeObject): KubeObject {
  const spec = fillIn(object.spec, {
    revisionHistoryLimit: 10,
    updateStrategy: { type: 'RollingUpdate' },
  });
  const strategy = spec.updateStrategy as Fields;
  if (strategy.type === 'RollingUpdate') {
    spec.updateStrategy = fillIn(strategy, {
      rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
    });
  }
  return withTemplate(object, spec);
}

export function defaultReplicaSet(object: KubeObject): KubeObject {
  return withTemplate(object, fillIn(object.spec, { replicas: 1 }));
}

export function defaultJob(object: KubeObject): KubeObject {
  return withTemplate(object, defaultJobSpec(object.spec));
}

export function defaultCronJob(object: KubeObject): KubeObject {
  const spec = fillIn(object.spec, {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  });
  if (isFields(spec.jobTemplate) && isFields(spec.jobTemplate.spec)) {
    const { template } = spec.jobTemplate.spec;
    spec.jobTemplate = {
      ...spec.jobTemplate,
      spec: {
        ...spec.jobTemplate.spec,
        template: defaultPodTemplate(template),
      },
    };
  }
  return { ...object, spec };
}

function defaultJobSpec(spec: unknown): Fields {
  return fillIn(spec, {
    parallelism: 1,
    completions: 1,
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    suspend: false,
  });
}

function withTemplate(object: KubeObject, spec: Fields): KubeObject {
  return {
    ...object,
    spec: { ...spec, template: defaultPodTemplate(spec.template) },
  };
}
