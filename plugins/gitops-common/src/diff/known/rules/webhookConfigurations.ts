import { KnownRule, setBy } from './KnownRule';

const webhookConfigurations = [
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
];

/** Fields of webhooks that their own programs rewrite. */
export const webhookRules: readonly KnownRule[] = [
  {
    // Istio is installed with Ignore and turns to Fail once it is ready: fluxcd/kustomize-controller#870,
    // https://istio.io/latest/docs/ops/common-problems/validation/
    kinds: webhookConfigurations,
    path: /^\.webhooks\[[^\]]*\]\.failurePolicy$/,
    holds: setBy('pilot-discovery', 'kube-webhook-certgen'),
    reason: 'failurePolicy is set by the webhook itself once it is ready',
  },
  {
    // AKS keeps its own namespaces out of every webhook: https://learn.microsoft.com/azure/aks/faq
    kinds: webhookConfigurations,
    path: /^\.webhooks\[[^\]]*\]\.(namespaceSelector|objectSelector)(?![A-Za-z0-9_])/,
    holds: setBy('admissionsenforcer'),
    reason: 'the selector is completed by the admissions enforcer of AKS',
  },
];
