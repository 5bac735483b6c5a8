import { KnownRule, setBy } from './KnownRule';

const deliveryControllers = setBy('rollouts-controller', 'flagger');

/** What the controllers of canaries write into the objects by which they move traffic. */
export const progressiveDeliveryRules: readonly KnownRule[] = [
  {
    // https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/
    kinds: ['networking.istio.io/VirtualService'],
    path: /^\.spec\.(http|tls|tcp)\[[^\]]*\]\.route\[[^\]]*\]\.weight$/,
    holds: deliveryControllers,
    reason: 'weights are set by the controller of the canary',
  },
  {
    // https://docs.flagger.app/tutorials/gatewayapi-progressive-delivery
    kinds: [
      'gateway.networking.k8s.io/GRPCRoute',
      'gateway.networking.k8s.io/HTTPRoute',
    ],
    path: /^\.spec\.rules\[[^\]]*\]\.backendRefs\[[^\]]*\]\.weight$/,
    holds: deliveryControllers,
    reason: 'weights are set by the controller of the canary',
  },
  {
    kinds: ['split.smi-spec.io/TrafficSplit'],
    path: /^\.spec\.backends\[[^\]]*\]\.weight$/,
    holds: deliveryControllers,
    reason: 'weights are set by the controller of the canary',
  },
  {
    // The selector is one value for the server, so its additions would count as leftovers:
    // https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/
    kinds: ['/Service'],
    path: /^\.spec\.selector\["rollouts-pod-template-hash"\]$/,
    reason: 'the selector is narrowed to one version by Argo Rollouts',
  },
];
