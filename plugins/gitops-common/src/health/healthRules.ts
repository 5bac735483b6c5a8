import { HealthRule } from './HealthRule';
import { assessApiService } from './kinds/apiService';
import { assessArgoApplication } from './kinds/argoApplication';
import { assessArgoRollout } from './kinds/argoRollout';
import { assessCronJob } from './kinds/cronJob';
import { assessCustomResourceDefinition } from './kinds/customResourceDefinition';
import { assessDaemonSet } from './kinds/daemonSet';
import { assessDeployment } from './kinds/deployment';
import { assessHorizontalPodAutoscaler } from './kinds/horizontalPodAutoscaler';
import { assessIngress } from './kinds/ingress';
import { assessJob } from './kinds/job';
import { assessPersistentVolumeClaim } from './kinds/persistentVolumeClaim';
import { assessPod } from './kinds/pod';
import { assessPodDisruptionBudget } from './kinds/podDisruptionBudget';
import { assessReplicaSet } from './kinds/replicaSet';
import { assessService } from './kinds/service';
import { assessStatefulSet } from './kinds/statefulSet';

/** Rules by `group/kind`. A new kind is one file in `kinds/` and one line here. */
export const healthRules: ReadonlyMap<string, HealthRule> = new Map([
  ['/PersistentVolumeClaim', assessPersistentVolumeClaim],
  ['/Pod', assessPod],
  ['/ReplicationController', assessReplicaSet],
  ['/Service', assessService],
  [
    'apiextensions.k8s.io/CustomResourceDefinition',
    assessCustomResourceDefinition,
  ],
  ['apiregistration.k8s.io/APIService', assessApiService],
  ['apps/DaemonSet', assessDaemonSet],
  ['apps/Deployment', assessDeployment],
  ['apps/ReplicaSet', assessReplicaSet],
  ['apps/StatefulSet', assessStatefulSet],
  ['argoproj.io/Application', assessArgoApplication],
  ['argoproj.io/Rollout', assessArgoRollout],
  ['autoscaling/HorizontalPodAutoscaler', assessHorizontalPodAutoscaler],
  ['batch/CronJob', assessCronJob],
  ['batch/Job', assessJob],
  ['extensions/Ingress', assessIngress],
  ['networking.k8s.io/Ingress', assessIngress],
  ['policy/PodDisruptionBudget', assessPodDisruptionBudget],
]);
