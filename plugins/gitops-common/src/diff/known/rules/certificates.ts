import { hasMark } from '../marks';
import { KnownRule, setBy } from './KnownRule';

/** Annotations that ask for a certificate authority to be put in. */
const injectionAnnotations = [
  // https://cert-manager.io/docs/concepts/ca-injector/
  'cert-manager.io/inject-apiserver-ca',
  'cert-manager.io/inject-ca-from',
  'cert-manager.io/inject-ca-from-secret',
  'certmanager.k8s.io/inject-apiserver-ca',
  'certmanager.k8s.io/inject-ca-from',
  // https://docs.redhat.com/en/documentation/openshift_container_platform (service CA certificates)
  'service.alpha.openshift.io/inject-cabundle',
  'service.beta.openshift.io/inject-cabundle',
];

/** Controllers that put in their own certificate authority, whatever git says. */
const injectedByController = setBy(
  'cainjector',
  'cert-manager-cainjector',
  'gatekeeper',
  'keda-operator',
  'kube-webhook-certgen',
  'kyverno',
  'olm',
  'pilot-discovery',
  'service-ca-operator',
);

/** What charts write where they know that something else will stand there: nothing, or the base64 of a line break. */
const placeholders: readonly unknown[] = ['', 'Cg==', 'Cgo='];

/** argoproj/argo-cd#1487, metallb/metallb#2571, elastic/cloud-on-k8s#6641: git and the injector take turns otherwise. */
export const certificateRules: readonly KnownRule[] = [
  {
    kinds: [
      'admissionregistration.k8s.io/MutatingWebhookConfiguration',
      'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
      'apiextensions.k8s.io/CustomResourceDefinition',
      'apiregistration.k8s.io/APIService',
    ],
    path: /^\.(webhooks\[[^\]]*\]\.clientConfig|spec\.conversion\.webhook\.clientConfig|spec\.conversion\.webhookClientConfig|spec)\.caBundle$/,
    holds: difference =>
      // Where nothing stands live, nothing was injected.
      difference.op !== 'add' &&
      (placeholders.includes(difference.desired) ||
        injectionAnnotations.some(name =>
          hasMark(difference.declared, 'annotations', name),
        ) ||
        injectedByController(difference)),
    reason: 'caBundle is injected by a controller',
  },
];
