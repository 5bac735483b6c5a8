import { Fields } from '../types';

/** The manager under which the ingress controller writes. */
export const ingressManager = 'nginx-ingress-controller';

/** The status of an Ingress whose controller has taken it: the address of its load balancer, of the documentation range. */
export function ingressStatus(): Fields {
  return { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } };
}
