import { KubernetesObject, parseApiVersion } from '../model/resource';
import { isMap, own } from './values/json';

/**
 * Kinds that controllers make out of other objects and label like them, without naming an owner: never somebody's
 * surplus.
 */
const derivedKinds = new Set([
  '/Endpoints',
  '/Event',
  '/Pod',
  'coordination.k8s.io/Lease',
  'discovery.k8s.io/EndpointSlice',
  'events.k8s.io/Event',
  'metrics.k8s.io/PodMetrics',
]);

const none: readonly string[] = [];

/**
 * The marks that tell to which application an object belongs, as the engines write them. Objects that another object
 * owns carry none of their own.
 */
export function trackingMarksOf(
  object: KubernetesObject,
  namespace: string | undefined = object.metadata.namespace,
): readonly string[] {
  const { labels, annotations, ownerReferences } = object.metadata;
  if (Array.isArray(ownerReferences) && ownerReferences.length > 0) {
    return none;
  }
  const argo = readTrackingId(object, annotations);
  if (argo === 'copied') {
    return none;
  }
  const marks: string[] = argo ? [`argo/${argo.application}`] : [];
  if (isMap(labels)) {
    const instance = own(labels, 'app.kubernetes.io/instance');
    if (typeof instance === 'string' && instance !== '') {
      // The label only tells instances of one namespace apart: charts are installed under one name in many.
      marks.push(`instance/${namespace ?? ''}/${instance}`);
    }
    const flux = own(labels, 'kustomize.toolkit.fluxcd.io/name');
    const fluxNamespace = own(labels, 'kustomize.toolkit.fluxcd.io/namespace');
    if (typeof flux === 'string' && typeof fluxNamespace === 'string') {
      marks.push(`flux/${fluxNamespace}/${flux}`);
    }
  }
  if (marks.length === 0) {
    return none;
  }
  const { group } = parseApiVersion(object.apiVersion);
  return derivedKinds.has(`${group}/${object.kind}`) || isClaimOfSet(object)
    ? none
    : marks;
}

/** The application of a tracking id, or that the id was copied along from another object, which it describes. */
function readTrackingId(
  object: KubernetesObject,
  annotations: unknown,
): { application: string } | 'copied' | undefined {
  const id = isMap(annotations)
    ? own(annotations, 'argocd.argoproj.io/tracking-id')
    : undefined;
  if (typeof id !== 'string') {
    return undefined;
  }
  const match = /^([^:]+):([^/:]*)\/([^:]+):([^/]*)\/(.+)$/.exec(id);
  if (!match) {
    return undefined;
  }
  const [, application, group, kind, namespace, name] = match;
  const { metadata } = object;
  const describesIt =
    group === parseApiVersion(object.apiVersion).group &&
    kind === object.kind &&
    name === metadata.name &&
    // Of a cluster-scoped object the id carries the namespace of the application's destination.
    (metadata.namespace === undefined || namespace === metadata.namespace);
  return describesIt ? { application } : 'copied';
}

/** A claim that a StatefulSet made from a template; it carries the set's labels and no owner. */
function isClaimOfSet(object: KubernetesObject): boolean {
  return (
    object.kind === 'PersistentVolumeClaim' &&
    /^.+-\d+$/.test(object.metadata.name)
  );
}
