import { allOf, annotation, anyOf, condition, field } from '../clauses';
import { decideBy } from '../decideBy';

/** Sealed Secrets. */
export const assessSealedSecret = decideBy(
  ['degraded', condition('Synced', 'False')],
  ['healthy', condition('Synced', 'True')],
);

/** KEDA's scaled objects and jobs. `Fallback` means that no metric can be read. */
export const assessKeda = decideBy(
  [
    'degraded',
    anyOf(condition('Ready', 'False'), condition('Fallback', 'True')),
  ],
  ['suspended', condition('Paused', 'True')],
  ['healthy', condition('Ready', 'True')],
);

/** Strimzi says `NotReady` instead of `Ready` False. */
export const assessStrimzi = decideBy(
  ['suspended', annotation('strimzi.io/pause-reconciliation', 'true')],
  ['degraded', condition('NotReady', 'True', { notReason: /^Creating$/ })],
  ['healthy', condition('Ready', 'True')],
  ['progressing', condition('NotReady', 'True')],
);

/** CloudNativePG: a few phases are ends, all others are steps. */
export const assessCloudNativePg = decideBy(
  ['suspended', annotation('cnpg.io/reconciliation', 'disabled')],
  ['suspended', condition('cnpg.io/hibernation', 'True')],
  ['healthy', field('status.phase', 'Cluster in healthy state')],
  [
    'degraded',
    field(
      'status.phase',
      'Failing over',
      'Waiting for user action',
      'Unable to create required cluster objects',
      'Cluster has incomplete or invalid image catalog',
      'Cluster is unrecoverable and needs manual intervention',
      'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
      'Cluster cannot execute instance online upgrade due to missing architecture binary',
    ),
  ],
);

/** Flagger's canaries. */
export const assessCanary = decideBy(
  ['degraded', field('status.phase', 'Failed')],
  ['healthy', field('status.phase', 'Succeeded', 'Initialized')],
  ['suspended', field('status.phase', 'Waiting', 'WaitingPromotion')],
);

/** Subscriptions of the Operator Lifecycle Manager. */
export const assessOlmSubscription = decideBy(
  [
    'degraded',
    anyOf(
      condition('CatalogSourcesUnhealthy', 'True'),
      condition('InstallPlanFailed', 'True'),
      condition('ResolutionFailed', 'True'),
    ),
  ],
  ['progressing', condition('InstallPlanPending', 'True')],
  ['healthy', condition('CatalogSourcesUnhealthy', 'False')],
);

/** Prometheus, Alertmanager and the like: `Available` is False also while pods start. */
export const assessPrometheusOperator = decideBy(
  [
    'progressing',
    condition('Available', ['False', 'Unknown'], {
      reason: /^SomePodsNotReady$/,
    }),
  ],
  ['degraded', condition('Available', ['False', 'Unknown'])],
  ['healthy', condition('Available', 'True')],
);

/** Elastic's operator: a phase for what it does, a colour for how it is. */
export const assessElastic = decideBy(
  ['degraded', field('status.phase', 'Invalid')],
  ['progressing', field('status.phase', 'ApplyingChanges', 'MigratingData')],
  ['degraded', field('status.health', 'red', 'yellow')],
  ['healthy', field('status.health', 'green')],
);

/** AWS Controllers for Kubernetes. */
export const assessAwsController = decideBy(
  ['degraded', condition('ACK.Terminal', 'True')],
  ['healthy', condition('Ready', 'True')],
  ['progressing', condition('Ready', ['False', 'Unknown'])],
  ['progressing', condition('ACK.ResourceSynced', ['False', 'Unknown'])],
  ['healthy', condition('ACK.ResourceSynced', 'True')],
);

/** Google's Config Connector: the reason decides. */
export const assessConfigConnector = decideBy(
  [
    'degraded',
    condition('Ready', 'False', {
      reason: /^(UpdateFailed|DependencyNotFound|DependencyInvalid)$/,
    }),
  ],
  ['healthy', condition('Ready', 'True')],
  ['progressing', condition('Ready', ['False', 'Unknown'])],
);

/** OpenShift's deployments. */
export const assessDeploymentConfig = decideBy(
  ['degraded', condition('Progressing', 'False')],
  [
    'healthy',
    allOf(
      condition('Progressing', ['True', 'Unknown']),
      condition('Available', 'True'),
    ),
  ],
  ['progressing', condition('Available', 'False')],
);
