import {
  Cause,
  Delivery,
  DeliveryEnvironment,
  Environment,
  Target,
} from '@oneroof/plugin-gitops-common';
import { matchesPatterns } from '@oneroof/plugin-gitops-node';
import { RepositoryConfig } from '../../config/GitopsConfig';
import { hashJson } from '../hashJson';
import { locateManifests } from './locateManifests';
import { PlannedPlacement } from '../../database/operations/placements/PlannedPlacement';

/** What is declared and allowed. */
export interface PlanInput {
  deliveries: ReadonlyArray<{
    name: string;
    repositoryId: string;
    spec: Delivery['spec'];
  }>;
  environments: ReadonlyMap<string, Environment['spec']>;
  repositories: readonly RepositoryConfig[];
  /** Types of targets that some installed reader observes. */
  targetTypes: ReadonlySet<string>;
}

/**
 * Multiplies deliveries by their environments and targets. Every declared placement comes out, also one that cannot be
 * observed: then with the cause, so that nobody has to guess why something is not there.
 */
export function planPlacements(input: PlanInput): PlannedPlacement[] {
  const planned = new Map<string, PlannedPlacement>();
  for (const delivery of input.deliveries) {
    delivery.spec.environments.forEach((environment, order) => {
      for (const placement of environment.placements) {
        const result = planOne(input, delivery, {
          environment,
          order,
          placement,
        });
        // Declared twice word for word is declared once.
        planned.set(result.id, result);
      }
    });
  }
  return [...planned.values()];
}

function planOne(
  input: PlanInput,
  delivery: PlanInput['deliveries'][number],
  declared: {
    environment: DeliveryEnvironment;
    order: number;
    placement: DeliveryEnvironment['placements'][number];
  },
): PlannedPlacement {
  const { environment, order, placement } = declared;
  const name = environment.environment;
  const home = input.repositories.find(
    ({ id }) => id === delivery.repositoryId,
  );
  const target = input.environments
    .get(name)
    ?.targets.find(candidate => candidate.name === placement.target);
  const namespace =
    placement.namespace ??
    (target && 'kubernetes' in target
      ? target.kubernetes.namespace
      : undefined);
  const source = locateManifests(placement.source, home, input.repositories);
  const { path } = placement.source;
  const cause =
    source.cause ??
    findCause(input, {
      environment: name,
      home,
      namespace,
      target,
      targetName: placement.target,
    });
  return {
    id: hashJson([
      delivery.name,
      name,
      placement.target,
      namespace ?? null,
      source.repository.id,
      path,
    ]).slice(0, 32),
    delivery: delivery.name,
    environment: name,
    environmentOrder: order,
    environmentAfter: environment.after,
    targetName: placement.target,
    ...describeTarget(target),
    ...(cause ? { cause } : { target: observedTarget(target) }),
    namespace,
    scope: {
      namespaces: home?.namespaces,
      clusterScoped: home?.clusterScoped ?? false,
    },
    repository: source.repository,
    path,
    renderer: placement.source.renderer,
  };
}

function findCause(
  { environments, targetTypes }: PlanInput,
  subject: {
    environment: string;
    home: RepositoryConfig | undefined;
    namespace: string | undefined;
    target: Target | undefined;
    targetName: string;
  },
): Cause | undefined {
  const { environment, home, namespace, target, targetName } = subject;
  if (!matchesPatterns(environment, home?.environments)) {
    return {
      code: 'not-allowed',
      message: `deliveries of this repository may not enter environment "${environment}"`,
    };
  }
  if (!environments.has(environment)) {
    return {
      code: 'not-declared',
      message: `environment "${environment}" is declared nowhere`,
    };
  }
  if (!target) {
    return {
      code: 'not-declared',
      message: `environment "${environment}" has no target "${targetName}"`,
    };
  }
  const type = 'kubernetes' in target ? 'kubernetes' : 'hosts';
  if (!targetTypes.has(type)) {
    return {
      code: 'not-configured',
      message: `no adapter that observes targets of type ${type} is installed`,
    };
  }
  if (
    type === 'kubernetes' &&
    !matchesPatterns(namespace ?? 'default', home?.namespaces)
  ) {
    return {
      code: 'not-allowed',
      message: `deliveries of this repository may not use namespace "${
        namespace ?? 'default'
      }"`,
    };
  }
  return undefined;
}

function describeTarget(
  target: Target | undefined,
): Pick<PlannedPlacement, 'targetType' | 'targetSpec'> {
  if (target && 'hosts' in target) {
    return { targetType: 'hosts', targetSpec: { ...target.hosts } };
  }
  return {
    targetType: 'kubernetes',
    targetSpec: target ? { cluster: target.kubernetes.cluster } : {},
  };
}

function observedTarget(
  target: Target | undefined,
): PlannedPlacement['target'] {
  return target && 'kubernetes' in target
    ? {
        id: `kubernetes:${target.kubernetes.cluster}`,
        type: 'kubernetes',
        name: target.kubernetes.cluster,
      }
    : undefined;
}
