import { KubernetesObject, parseApiVersion } from '../model/resource';
import { HealthRule } from './HealthRule';
import { KindRule, withPods } from './KindRule';
import { assessApiService } from './kinds/apiService';
import {
  assessAnalysisRun,
  assessApplicationSet,
  assessCronWorkflow,
  assessWorkflow,
} from './kinds/argo';
import { assessArgoApplication } from './kinds/argoApplication';
import { assessArgoRollout } from './kinds/argoRollout';
import {
  assessAcme,
  assessCertificate,
  assessCertificateRequest,
  assessIssuer,
} from './kinds/certManager';
import {
  assessClusterApiCluster,
  assessClusterApiMachine,
  assessClusterApiMachines,
  assessMachineHealthCheck,
} from './kinds/clusterApi';
import { assessConditions } from './kinds/conditions';
import { assessCronJob } from './kinds/cronJob';
import { assessCrossplane, assessCrossplaneSetting } from './kinds/crossplane';
import { assessCustomResourceDefinition } from './kinds/customResourceDefinition';
import { assessDaemonSet } from './kinds/daemonSet';
import { assessDeployment } from './kinds/deployment';
import {
  assessFlux,
  assessFluxHelmRepository,
  assessFluxNotification,
} from './kinds/flux';
import { assessGateway, assessRoute } from './kinds/gatewayApi';
import { assessHorizontalPodAutoscaler } from './kinds/horizontalPodAutoscaler';
import { assessIngress } from './kinds/ingress';
import { assessJob } from './kinds/job';
import {
  assessDataVolume,
  assessVirtualMachine,
  assessVirtualMachineInstance,
} from './kinds/kubeVirt';
import {
  assessAwsController,
  assessCanary,
  assessCloudNativePg,
  assessConfigConnector,
  assessDeploymentConfig,
  assessElastic,
  assessKeda,
  assessOlmSubscription,
  assessPrometheusOperator,
  assessSealedSecret,
  assessStrimzi,
} from './kinds/operators';
import { assessPersistentVolumeClaim } from './kinds/persistentVolumeClaim';
import { assessPod } from './kinds/pod';
import { assessPodDisruptionBudget } from './kinds/podDisruptionBudget';
import { assessReplicaSet } from './kinds/replicaSet';
import { assessService } from './kinds/service';
import { assessStatefulSet } from './kinds/statefulSet';
import { assessStrictReady } from './kinds/strictReady';
import {
  deployedPodFailure,
  jobPodFailure,
  ownedPodFailure,
} from './podFailure';
import { podsBeside, selectedPods, storageClasses } from './RelatedKind';

const replicaSets: KindRule = {
  assess: withPods(assessReplicaSet, ownedPodFailure),
  wants: [selectedPods],
};

/** Kinds that want more than the object. */
const askingRules: Record<string, KindRule> = {
  '/PersistentVolumeClaim': {
    assess: assessPersistentVolumeClaim,
    wants: [storageClasses, podsBeside],
  },
  '/ReplicationController': replicaSets,
  'apps/DaemonSet': {
    assess: withPods(assessDaemonSet, ownedPodFailure),
    wants: [selectedPods],
  },
  'apps/Deployment': {
    assess: withPods(assessDeployment, deployedPodFailure),
    wants: [selectedPods],
  },
  'apps/ReplicaSet': replicaSets,
  'apps/StatefulSet': {
    assess: withPods(assessStatefulSet, ownedPodFailure),
    wants: [selectedPods],
  },
  'batch/Job': {
    assess: withPods(assessJob, jobPodFailure),
    wants: [selectedPods],
  },
};

/** Kinds whose document says all, by `group/kind`. */
const plainRules: Record<string, HealthRule> = {
  '/Pod': assessPod,
  '/Service': assessService,
  'acme.cert-manager.io/Challenge': assessAcme,
  'acme.cert-manager.io/Order': assessAcme,
  'apiextensions.k8s.io/CustomResourceDefinition':
    assessCustomResourceDefinition,
  'apiregistration.k8s.io/APIService': assessApiService,
  'apps.openshift.io/DeploymentConfig': assessDeploymentConfig,
  'argoproj.io/AnalysisRun': assessAnalysisRun,
  'argoproj.io/Application': assessArgoApplication,
  'argoproj.io/ApplicationSet': assessApplicationSet,
  'argoproj.io/CronWorkflow': assessCronWorkflow,
  'argoproj.io/Experiment': assessAnalysisRun,
  'argoproj.io/Rollout': assessArgoRollout,
  'argoproj.io/Workflow': assessWorkflow,
  'autoscaling/HorizontalPodAutoscaler': assessHorizontalPodAutoscaler,
  'batch/CronJob': assessCronJob,
  'bitnami.com/SealedSecret': assessSealedSecret,
  'cdi.kubevirt.io/DataVolume': assessDataVolume,
  'cert-manager.io/Certificate': assessCertificate,
  'cert-manager.io/CertificateRequest': assessCertificateRequest,
  'cert-manager.io/ClusterIssuer': assessIssuer,
  'cert-manager.io/Issuer': assessIssuer,
  'cluster.x-k8s.io/Cluster': assessClusterApiCluster,
  'cluster.x-k8s.io/Machine': assessClusterApiMachine,
  'cluster.x-k8s.io/MachineDeployment': assessClusterApiMachines,
  'cluster.x-k8s.io/MachineHealthCheck': assessMachineHealthCheck,
  'cluster.x-k8s.io/MachinePool': assessClusterApiMachines,
  'cluster.x-k8s.io/MachineSet': assessClusterApiMachines,
  'controlplane.cluster.x-k8s.io/KubeadmControlPlane': assessClusterApiMachines,
  'extensions/Ingress': assessIngress,
  'external-secrets.io/ClusterExternalSecret': assessStrictReady,
  'external-secrets.io/ClusterSecretStore': assessStrictReady,
  'external-secrets.io/ExternalSecret': assessStrictReady,
  'external-secrets.io/PushSecret': assessStrictReady,
  'external-secrets.io/SecretStore': assessStrictReady,
  'flagger.app/Canary': assessCanary,
  'gateway.networking.k8s.io/BackendTLSPolicy': assessRoute,
  'gateway.networking.k8s.io/GRPCRoute': assessRoute,
  'gateway.networking.k8s.io/Gateway': assessGateway,
  'gateway.networking.k8s.io/GatewayClass': assessGateway,
  'gateway.networking.k8s.io/HTTPRoute': assessRoute,
  'gateway.networking.k8s.io/TCPRoute': assessRoute,
  'gateway.networking.k8s.io/TLSRoute': assessRoute,
  'gateway.networking.k8s.io/UDPRoute': assessRoute,
  'karpenter.sh/NodePool': assessStrictReady,
  'keda.sh/ScaledJob': assessKeda,
  'keda.sh/ScaledObject': assessKeda,
  'kubevirt.io/VirtualMachine': assessVirtualMachine,
  'kubevirt.io/VirtualMachineInstance': assessVirtualMachineInstance,
  'networking.k8s.io/Ingress': assessIngress,
  'notification.toolkit.fluxcd.io/Alert': assessFluxNotification,
  'notification.toolkit.fluxcd.io/Provider': assessFluxNotification,
  'operators.coreos.com/Subscription': assessOlmSubscription,
  'policy/PodDisruptionBudget': assessPodDisruptionBudget,
  'postgresql.cnpg.io/Cluster': assessCloudNativePg,
  'source.toolkit.fluxcd.io/HelmRepository': assessFluxHelmRepository,
};

/** Kinds of Crossplane and its providers that are settings. */
const crossplaneSettings =
  /^(Composition(Revision)?|ControllerConfig|DeploymentRuntimeConfig|EnvironmentConfig|ImageConfig|StoreConfig|(Cluster)?ProviderConfig(Usage)?)$/;

/** Families of kinds with one shape, by the end of their group. The first that fits counts. */
const familyRules: ReadonlyArray<{
  groups: string;
  kinds?: RegExp;
  assess: HealthRule;
}> = [
  {
    groups: '.crossplane.io',
    kinds: crossplaneSettings,
    assess: assessCrossplaneSetting,
  },
  {
    groups: '.upbound.io',
    kinds: crossplaneSettings,
    assess: assessCrossplaneSetting,
  },
  { groups: '.crossplane.io', assess: assessCrossplane },
  { groups: '.upbound.io', assess: assessCrossplane },
  { groups: '.toolkit.fluxcd.io', assess: assessFlux },
  { groups: 'fluxcd.controlplane.io', assess: assessFlux },
  { groups: '.knative.dev', assess: assessStrictReady },
  { groups: '.services.k8s.aws', assess: assessAwsController },
  { groups: '.cnrm.cloud.google.com', assess: assessConfigConnector },
  { groups: 'kafka.strimzi.io', assess: assessStrimzi },
  {
    groups: 'monitoring.coreos.com',
    kinds: /^(Alertmanager|Prometheus|PrometheusAgent|ThanosRuler)$/,
    assess: assessPrometheusOperator,
  },
  { groups: '.k8s.elastic.co', assess: assessElastic },
];

/** Rules of single kinds by `group/kind`; the core group is the empty string. */
export const healthRules: ReadonlyMap<string, KindRule> = new Map([
  ...Object.entries(askingRules),
  ...Object.entries(plainRules).map(
    ([name, assess]) => [name, { assess }] as const,
  ),
]);

const conditionsRule: KindRule = { assess: assessConditions };

/** The rule of a kind, else of its family, else the conditions that all agree on. */
export function findRule(object: KubernetesObject): KindRule {
  const { group } = parseApiVersion(object.apiVersion);
  return (
    healthRules.get(`${group}/${object.kind}`) ??
    familyRules.find(
      ({ groups, kinds }) =>
        group.endsWith(groups) && (kinds?.test(object.kind) ?? true),
    ) ??
    conditionsRule
  );
}
