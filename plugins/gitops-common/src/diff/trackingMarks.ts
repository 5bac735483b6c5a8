import { KubernetesObject, parseApiVersion } from '../model/resource';
import { isDerivedKind } from './known/derivedKinds';
import { isMap, own } from './values/json';

/** Labels by which Flux says what has applied an object: a Kustomization or a HelmRelease. */
const fluxLabels = [
  {
    mark: 'kustomization',
    name: 'kustomize.toolkit.fluxcd.io/name',
    namespace: 'kustomize.toolkit.fluxcd.io/namespace',
  },
  {
    mark: 'helm-release',
    name: 'helm.toolkit.fluxcd.io/name',
    namespace: 'helm.toolkit.fluxcd.io/namespace',
  },
] as const;

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
    for (const flux of fluxLabels) {
      const name = own(labels, flux.name);
      const home = own(labels, flux.namespace);
      if (typeof name === 'string' && typeof home === 'string') {
        marks.push(`${flux.mark}/${home}/${name}`);
      }
    }
  }
  if (marks.length === 0) {
    return none;
  }
  const { group } = parseApiVersion(object.apiVersion);
  return isDerivedKind(group, object.kind) || isClaimOfSet(object)
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

/**
 * A claim that a StatefulSet made from a template; it carries the set's labels and no owner. Names with a number at the end
 * are given by people too: the control plane has set what the template says, where it tells who did.
 */
function isClaimOfSet({ kind, metadata }: KubernetesObject): boolean {
  if (kind !== 'PersistentVolumeClaim' || !/^.+-\d+$/.test(metadata.name)) {
    return false;
  }
  const { managedFields } = metadata;
  if (!Array.isArray(managedFields) || managedFields.length === 0) {
    return true;
  }
  return managedFields.some(entry => {
    const fields: unknown = isMap(entry) ? entry.fieldsV1 : undefined;
    const spec = isMap(fields) ? own(fields, 'f:spec') : undefined;
    return (
      isMap(entry) &&
      entry.manager === 'kube-controller-manager' &&
      isMap(spec) &&
      own(spec, 'f:accessModes') !== undefined
    );
  });
}

/** The marks by which Argo CD says to which application an object belongs, whatever other marks it shares. */
export function applicationMarksOf(marks: Iterable<string>): Set<string> {
  return new Set([...marks].filter(mark => mark.startsWith('argo/')));
}
