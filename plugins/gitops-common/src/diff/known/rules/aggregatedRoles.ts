import { own } from '../../values/json';
import { KnownRule } from './KnownRule';

/**
 * The control plane fills the rules of an aggregated role from others and overwrites what git says:
 * emissary-ingress/emissary#5243, https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */
export const aggregatedRoleRules: readonly KnownRule[] = [
  {
    kinds: ['rbac.authorization.k8s.io/ClusterRole'],
    path: /^\.rules(?![A-Za-z0-9_])/,
    holds: ({ declared }) => own(declared, 'aggregationRule') !== undefined,
    reason: 'the rules are aggregated from other roles',
  },
];
