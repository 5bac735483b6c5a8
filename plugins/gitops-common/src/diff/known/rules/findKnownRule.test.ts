import { KubernetesObject } from '../../../model/resource';
import { findKnownRule } from './findKnownRule';
import { KnownDifference } from './KnownRule';

const webhooks = 'admissionregistration.k8s.io/ValidatingWebhookConfiguration';
const caBundle = '.webhooks[name="a.b"].clientConfig.caBundle';

interface Case {
  why: string;
  kind: string;
  path: string;
  difference?: Partial<Omit<KnownDifference, 'declared' | 'managers'>> & {
    managers?: string[];
  };
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  spec?: Record<string, unknown>;
}

function find({
  kind,
  path,
  difference: { managers = [], ...difference } = {},
  annotations,
  labels,
  spec,
}: Case) {
  const [group, name] = kind.split('/');
  const declared: KubernetesObject = {
    apiVersion: `${group}/v1`,
    kind: name,
    metadata: { name: 'x', annotations, labels },
    ...spec,
  };
  return findKnownRule({ group, kind: name, name: 'x' }, path, {
    op: 'change',
    ...difference,
    managers: () => managers,
    declared,
  });
}

describe('known rules cover', () => {
  it.each<Case>([
    {
      why: 'a CA that cert-manager has put in',
      kind: webhooks,
      path: caBundle,
      difference: { desired: 'b2xk', managers: ['cainjector'] },
    },
    {
      why: 'a CA in the place of a placeholder',
      kind: 'apiregistration.k8s.io/APIService',
      path: '.spec.caBundle',
      difference: { desired: 'Cg==' },
    },
    {
      why: 'a CA that git asks for by an annotation',
      kind: 'apiextensions.k8s.io/CustomResourceDefinition',
      path: '.spec.conversion.webhook.clientConfig.caBundle',
      difference: { desired: 'b2xk' },
      annotations: { 'cert-manager.io/inject-ca-from': 'a/b' },
    },
    {
      why: 'what Istio makes of its webhook',
      kind: webhooks,
      path: '.webhooks[name="a.b"].failurePolicy',
      difference: { desired: 'Ignore', managers: ['pilot-discovery'] },
    },
    {
      why: 'namespaces that AKS keeps out',
      kind: webhooks,
      path: '.webhooks[name="a.b"].namespaceSelector.matchExpressions[1]',
      difference: { op: 'remove', managers: ['admissionsenforcer'] },
    },
    {
      why: 'weights of a canary',
      kind: 'networking.istio.io/VirtualService',
      path: '.spec.http[0].route[1].weight',
      difference: { managers: ['oneroof', 'rollouts-controller'] },
    },
    {
      why: 'the version to which a Service is narrowed',
      kind: '/Service',
      path: '.spec.selector["rollouts-pod-template-hash"]',
      difference: { op: 'remove' },
    },
    {
      why: 'replicas of a node group',
      kind: 'cluster.x-k8s.io/MachineDeployment',
      path: '.spec.replicas',
      annotations: {
        'cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size': '9',
      },
    },
    {
      why: 'a job in a queue',
      kind: 'batch/Job',
      path: '.spec.suspend',
      labels: { 'kueue.x-k8s.io/queue-name': 'team' },
    },
    {
      why: 'the image of an image stream',
      kind: 'apps/Deployment',
      path: '.spec.template.spec.containers[name="app"].image',
      difference: { managers: ['openshift-controller-manager'] },
      annotations: { 'image.openshift.io/triggers': '[]' },
    },
    {
      why: 'a revision that came into git with an export',
      kind: 'apps/Deployment',
      path: '.metadata.annotations["deployment.kubernetes.io/revision"]',
    },
    {
      why: 'rules of an aggregated role',
      kind: 'rbac.authorization.k8s.io/ClusterRole',
      path: '.rules[0].verbs[1]',
      spec: { aggregationRule: {} },
    },
  ])('$why', known => {
    expect(find(known)).toEqual(expect.any(String));
  });
});

describe('known rules do not cover', () => {
  it.each<Case>([
    {
      why: 'a CA that somebody has changed by hand',
      kind: webhooks,
      path: caBundle,
      difference: { desired: 'b2xk', managers: ['kubectl-edit'] },
    },
    {
      why: 'a CA that is gone',
      kind: webhooks,
      path: caBundle,
      difference: { op: 'add', desired: 'b2xk', managers: ['cainjector'] },
    },
    {
      why: 'the address of a webhook',
      kind: webhooks,
      path: '.webhooks[name="a.b"].clientConfig.url',
      difference: { managers: ['cainjector'] },
    },
    {
      why: 'a failurePolicy set by hand',
      kind: webhooks,
      path: '.webhooks[name="a.b"].failurePolicy',
      difference: { managers: ['kubectl-edit'] },
    },
    {
      why: 'a route of a canary',
      kind: 'networking.istio.io/VirtualService',
      path: '.spec.http[0].route[1].destination.host',
      difference: { managers: ['rollouts-controller'] },
    },
    {
      why: 'another key of a selector',
      kind: '/Service',
      path: '.spec.selector.app',
      difference: { op: 'remove' },
    },
    {
      why: 'replicas of machines that nobody scales',
      kind: 'cluster.x-k8s.io/MachineDeployment',
      path: '.spec.replicas',
    },
    { why: 'a suspended job', kind: 'batch/Job', path: '.spec.suspend' },
    {
      why: 'an image that was set by hand',
      kind: 'apps/Deployment',
      path: '.spec.template.spec.containers[name="app"].image',
      difference: { managers: ['kubectl-set'] },
      annotations: { 'image.openshift.io/triggers': '[]' },
    },
    {
      why: 'an annotation of somebody else',
      kind: 'apps/Deployment',
      path: '.metadata.annotations["deployment.kubernetes.io/owner"]',
    },
    {
      why: 'an annotation of the pods',
      kind: 'apps/Deployment',
      path: '.spec.template.metadata.annotations["deployment.kubernetes.io/revision"]',
    },
    {
      why: 'rules of a role that is not aggregated',
      kind: 'rbac.authorization.k8s.io/ClusterRole',
      path: '.rules[0].verbs[1]',
    },
  ])('$why', unknown => {
    expect(find(unknown)).toBeUndefined();
  });
});
