import { KnownRule } from './KnownRule';

/**
 * Annotations in which controllers keep their books. They come into git with manifests that were exported from a cluster,
 * and what git says of them is out of date with the next thing that the controller does.
 */
const controllerAnnotations: readonly string[] = [
  // https://kubernetes.io/docs/reference/labels-annotations-taints/
  'autoscaling.alpha.kubernetes.io/conditions',
  'autoscaling.alpha.kubernetes.io/current-metrics',
  'control-plane.alpha.kubernetes.io/leader',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deprecated.daemonset.template.generation',
  'endpoints.kubernetes.io/last-change-trigger-time',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
  'pv.kubernetes.io/provisioned-by',
  'volume.beta.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/selected-node',
  'volume.kubernetes.io/storage-provisioner',
  // https://argo-rollouts.readthedocs.io, https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/
  'notified.notifications.argoproj.io',
  'rollout.argoproj.io/revision',
  'rollout.argoproj.io/workload-generation',
  // https://cloud.google.com/kubernetes-engine/docs/how-to/container-native-load-balancing
  'cloud.google.com/neg-status',
  'ingress.kubernetes.io/backends',
  'ingress.kubernetes.io/forwarding-rule',
  'ingress.kubernetes.io/target-proxy',
  'ingress.kubernetes.io/url-map',
  // https://knative.dev/docs/serving/
  'serving.knative.dev/creator',
  'serving.knative.dev/lastModifier',
  // Rancher, rancher/rancher#13858
  'field.cattle.io/publicEndpoints',
  // fluxcd/helm-controller#643
  'prometheus-operator-validated',
];

const escaped = controllerAnnotations.map(name =>
  name.replaceAll(/[.\-/]/g, '\\$&'),
);

export const controllerAnnotationRules: readonly KnownRule[] = [
  {
    path: new RegExp(
      `^\\.metadata\\.annotations\\["(${escaped.join('|')})"\\]$`,
    ),
    reason: 'the annotation is kept by a controller',
  },
];
