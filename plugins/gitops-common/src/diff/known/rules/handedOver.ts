import { hasMark } from '../marks';
import { KnownRule, setBy } from './KnownRule';

const setByTriggers = setBy('openshift-controller-manager');

/** Fields that git hands over to a controller by an annotation or label that stands in git. */
export const handedOverRules: readonly KnownRule[] = [
  {
    // https://cluster-api.sigs.k8s.io/tasks/automated-machine-management/autoscaling
    kinds: [
      'cluster.x-k8s.io/MachineDeployment',
      'cluster.x-k8s.io/MachinePool',
      'cluster.x-k8s.io/MachineSet',
    ],
    path: /^\.spec\.replicas$/,
    holds: ({ declared }) =>
      hasMark(
        declared,
        'annotations',
        'cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size',
      ) ||
      hasMark(declared, 'annotations', 'cluster.x-k8s.io/replicas-managed-by'),
    reason: 'the cluster autoscaler sets the replicas',
  },
  {
    // https://kueue.sigs.k8s.io/docs/tasks/run/jobs/
    kinds: ['batch/Job'],
    path: /^\.spec\.suspend$/,
    holds: ({ declared }) =>
      hasMark(declared, 'labels', 'kueue.x-k8s.io/queue-name'),
    reason: 'the job is started and suspended by Kueue',
  },
  {
    // https://docs.redhat.com/en/documentation/openshift_container_platform (triggering updates on image stream changes)
    path: /^\.spec\.(jobTemplate\.spec\.)?template\.spec\.(initContainers|containers)\[[^\]]*\]\.image$/,
    holds: difference =>
      hasMark(
        difference.declared,
        'annotations',
        'image.openshift.io/triggers',
      ) && setByTriggers(difference),
    reason: 'the image is set by a trigger of its image stream',
  },
];
