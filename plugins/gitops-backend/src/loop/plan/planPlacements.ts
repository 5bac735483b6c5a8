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
import { isInventoryAllowed } from './isInventoryAllowed';
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
  /** Names of inventories that some installed adapter reads. */
  inventories: ReadonlySet<string>;
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
  const isOnHosts = target !== undefined && 'hosts' in target;
  const namespace = isOnHosts
    ? undefined
    : placement.namespace ?? target?.kubernetes.namespace;
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
    scope: isOnHosts
      ? { clusterScoped: false }
      : {
          namespaces: home?.namespaces,
          clusterScoped: home?.clusterScoped ?? false,
        },
    repository: source.repository,
    path,
    renderer: placement.source.renderer,
    ...(isOnHosts && planHosts(delivery.spec, placement)),
  };
}

/** What only placements on hosts have; whatever is empty is left out, so that rows of others stay as they are. */
function planHosts(
  { vars: shared }: Delivery['spec'],
  {
    vars: own,
    playbook,
  }: Pick<DeliveryEnvironment['placements'][number], 'vars' | 'playbook'>,
): Pick<PlannedPlacement, 'vars' | 'playbook'> {
  const vars = { ...shared, ...own };
  return {
    ...(Object.keys(vars).length > 0 && { vars }),
    ...(playbook && { playbook }),
  };
}

function findCause(
  { environments, inventories, targetTypes }: PlanInput,
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
  if ('hosts' in target) {
    return findHostsCause(target.hosts, { inventories, home });
  }
  if (!matchesPatterns(namespace ?? 'default', home?.namespaces)) {
    return {
      code: 'not-allowed',
      message: `deliveries of this repository may not use namespace "${
        namespace ?? 'default'
      }"`,
    };
  }
  return undefined;
}

/** What is allowed is asked first: else a delivery could be used to ask which inventories there are. */
function findHostsCause(
  hosts: { inventory: string; group: string },
  options: {
    inventories: ReadonlySet<string>;
    home: RepositoryConfig | undefined;
  },
): Cause | undefined {
  const { inventory, group } = hosts;
  if (!isInventoryAllowed(hosts, options.home?.inventories)) {
    return {
      code: 'not-allowed',
      message: `deliveries of this repository may not be on group "${group}" of inventory "${inventory}"`,
    };
  }
  return options.inventories.has(inventory)
    ? undefined
    : {
        code: 'not-configured',
        message: `inventory "${inventory}" is not configured`,
      };
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
  if (!target) {
    return undefined;
  }
  const [type, name] =
    'kubernetes' in target
      ? ['kubernetes', target.kubernetes.cluster]
      : ['hosts', target.hosts.inventory];
  return { id: `${type}:${name}`, type, name };
}
