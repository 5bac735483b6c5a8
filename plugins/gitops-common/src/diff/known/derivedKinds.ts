/**
 * Kinds that controllers make out of other objects and label like them, without naming an owner: never somebody's
 * surplus. Argo CD leaves most of them out too:
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/upgrading/2.14-3.0/ (default resource exclusions)
 */
const derivedKinds = new Set([
  '/Endpoints',
  '/Event',
  '/Pod',
  'acme.cert-manager.io/Challenge',
  'acme.cert-manager.io/Order',
  'apps/ControllerRevision',
  'cert-manager.io/CertificateRequest',
  'certificates.k8s.io/CertificateSigningRequest',
  'cilium.io/CiliumEndpoint',
  'cilium.io/CiliumEndpointSlice',
  'cilium.io/CiliumIdentity',
  'coordination.k8s.io/Lease',
  'discovery.k8s.io/EndpointSlice',
  'events.k8s.io/Event',
  'kyverno.io/AdmissionReport',
  'kyverno.io/BackgroundScanReport',
  'kyverno.io/ClusterAdmissionReport',
  'kyverno.io/ClusterBackgroundScanReport',
  'metrics.k8s.io/NodeMetrics',
  'metrics.k8s.io/PodMetrics',
  'reports.kyverno.io/ClusterEphemeralReport',
  'reports.kyverno.io/EphemeralReport',
  'wgpolicyk8s.io/ClusterPolicyReport',
  'wgpolicyk8s.io/PolicyReport',
]);

export function isDerivedKind(group: string, kind: string): boolean {
  return derivedKinds.has(`${group}/${kind}`);
}
