import { AttributionAction } from './AttributionAction';

/** What a manager's name tells of who wrote. */
export interface KnownManager {
  action: AttributionAction;
  /** The program, as people call it. */
  tool: string;
}

const by = (action: AttributionAction, tool: string): KnownManager => ({
  action,
  tool,
});

/**
 * Field managers by their names. A client that names none is known by its user agent up to the first `/`
 * (https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers).
 */
export const knownManagers: ReadonlyMap<string, KnownManager> = new Map([
  // kubectl names each command that writes: https://kubernetes.io/docs/reference/kubectl/generated/ (--field-manager)
  ['kubectl-edit', by('edited-by-hand', 'kubectl')],
  ['kubectl-patch', by('patched-by-hand', 'kubectl')],
  ['kubectl-set', by('changed-by-hand', 'kubectl set')],
  ['kubectl-label', by('changed-by-hand', 'kubectl label')],
  ['kubectl-annotate', by('changed-by-hand', 'kubectl annotate')],
  ['kubectl-taint', by('changed-by-hand', 'kubectl taint')],
  ['kubectl-scale', by('scaled-by-hand', 'kubectl')],
  ['kubectl-autoscale', by('changed-by-hand', 'kubectl autoscale')],
  ['kubectl-rollout', by('rolled-by-hand', 'kubectl rollout')],
  ['kubectl-debug', by('changed-by-hand', 'kubectl debug')],
  ['kubectl-create', by('created-by-hand', 'kubectl create')],
  ['kubectl-run', by('created-by-hand', 'kubectl run')],
  ['kubectl-expose', by('created-by-hand', 'kubectl expose')],
  ['kubectl-replace', by('changed-by-hand', 'kubectl replace')],
  // Applied by a person as well as by a pipeline.
  ['kubectl', by('applied-with', 'kubectl apply')],
  ['kubectl-client-side-apply', by('applied-with', 'kubectl apply')],
  ['kubectl-last-applied', by('applied-with', 'kubectl apply')],
  ['before-first-apply', by('set-before-apply', '')],
  ['helm', by('applied-with', 'Helm')],
  ['HashiCorp', by('applied-with', 'Terraform')],
  ['Terraform', by('applied-with', 'Terraform')],
  ['kapp-server-side-apply', by('applied-with', 'kapp')],
  ['kluctl', by('applied-with', 'kluctl')],
  ['skaffold', by('applied-with', 'Skaffold')],
  ['timoni', by('applied-with', 'Timoni')],
  ['werf', by('applied-with', 'werf')],

  // Engines that apply from git.
  ['oneroof', by('applied-from-git', 'Oneroof')],
  ['argocd-controller', by('applied-from-git', 'Argo CD')],
  ['argocd-application-controller', by('applied-from-git', 'Argo CD')],
  ['argocd-server', by('changed-by-hand', 'Argo CD')],
  ['argocd-image-updater', by('set-by-controller', 'Argo CD Image Updater')],
  ['kustomize-controller', by('applied-from-git', 'Flux')],
  ['helm-controller', by('applied-from-git', 'Flux')],
  ['fleetagent', by('applied-from-git', 'Fleet')],
  ['configsync', by('applied-from-git', 'Config Sync')],

  // Screens in which people change things. Lens sends the name of its library: fluxcd/kustomize-controller#982.
  ['node-fetch', by('changed-by-hand', 'Lens (node-fetch)')],
  ['Lens', by('changed-by-hand', 'Lens')],
  ['OpenLens', by('changed-by-hand', 'OpenLens')],
  ['freelens', by('changed-by-hand', 'Freelens')],
  ['k9s', by('changed-by-hand', 'k9s')],
  ['headlamp-server', by('changed-by-hand', 'Headlamp')],
  ['dashboard', by('changed-by-hand', 'Kubernetes Dashboard')],
  ['dashboard-api', by('changed-by-hand', 'Kubernetes Dashboard')],
  ['rancher', by('set-by-controller', 'Rancher')],
  // Consoles that pass the name of the browser on, as those of Rancher and OpenShift do.
  ['Mozilla', by('changed-in-browser', '')],
  ['curl', by('changed-by-hand', 'curl')],

  // Names of libraries: a program that gives none of its own.
  ['Go-http-client', by('set-by-nameless', 'Go-http-client')],
  ['OpenAPI-Generator', by('set-by-nameless', 'OpenAPI-Generator')],
  ['Swagger-Codegen', by('set-by-nameless', 'Swagger-Codegen')],
  ['fabric8-kubernetes-client', by('set-by-nameless', 'fabric8')],
  ['python-requests', by('set-by-nameless', 'python-requests')],
  ['unknown', by('set-by-nameless', 'unknown')],

  // The control plane.
  ['clusterrole-aggregation-controller', by('set-by-control-plane', '')],
  ['cloud-controller-manager', by('set-by-control-plane', '')],
  ['kube-apiserver', by('set-by-control-plane', '')],
  ['kube-controller-manager', by('set-by-control-plane', '')],
  ['kube-scheduler', by('set-by-control-plane', '')],
  ['kubelet', by('set-by-control-plane', '')],

  // Controllers that are met everywhere, under the names that people know.
  ['cainjector', by('injected', 'cert-manager')],
  ['cert-manager-cainjector', by('injected', 'cert-manager')],
  ['pilot-discovery', by('injected', 'Istio')],
  ['istio-operator', by('set-by-controller', 'Istio')],
  ['keda', by('set-by-controller', 'KEDA')],
  ['keda-operator', by('set-by-controller', 'KEDA')],
  ['keda-adapter', by('set-by-controller', 'KEDA')],
  ['vpa-updater', by('set-by-controller', 'VerticalPodAutoscaler')],
  ['vpa-recommender', by('set-by-controller', 'VerticalPodAutoscaler')],
  ['admission-controller', by('injected', 'VerticalPodAutoscaler')],
  ['rollouts-controller', by('set-by-controller', 'Argo Rollouts')],
  ['flagger', by('set-by-controller', 'Flagger')],
  ['kyverno', by('injected', 'Kyverno')],
  ['gatekeeper', by('injected', 'Gatekeeper')],
  ['external-secrets', by('set-by-controller', 'External Secrets')],
  ['external-dns', by('set-by-controller', 'ExternalDNS')],
  ['sealed-secrets', by('set-by-controller', 'Sealed Secrets')],
  ['controller', by('set-by-nameless', 'controller')],
  ['manager', by('set-by-nameless', 'manager')],
]);

/** Who scales through the subresource `scale`, where that says more than the name alone. */
export const knownScalers: ReadonlyMap<string, KnownManager> = new Map([
  ['kubectl', by('scaled-by-hand', 'kubectl')],
  ['kube-controller-manager', by('autoscaled', 'HorizontalPodAutoscaler')],
  ['keda', by('autoscaled', 'KEDA')],
  ['keda-operator', by('autoscaled', 'KEDA')],
]);
