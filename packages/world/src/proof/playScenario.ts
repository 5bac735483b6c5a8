import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { ProofTools } from './appliers';
import { withoutValue, withValue } from './FieldPath';
import { hands, nameFor } from './hands';
import { Mutation } from './Mutation';
import { reversed, Scenario } from './Scenario';

/** Scenarios that are played at a time: most hands are processes. */
const atATime = 4;

/** Does to the live objects what the scenarios say. */
export async function playScenarios(
  scenarios: readonly Scenario[],
  tools: ProofTools,
): Promise<void> {
  const pending = [...scenarios];
  const play = async () => {
    for (let next = pending.shift(); next; next = pending.shift()) {
      await playScenario(next, tools);
    }
  };
  await Promise.all(Array.from({ length: atATime }, play));
}

async function playScenario(
  scenario: Scenario,
  tools: ProofTools,
): Promise<void> {
  const { fate, manifest, mutations } = scenario;
  if (fate === 'deleted' || fate === 'recreated') {
    const path = await tools.cluster.pathOf(manifest, 'object');
    await tools.cluster.send({
      method: 'DELETE',
      path: `${path}?propagationPolicy=Background`,
    });
  }
  if (fate === 'recreated') {
    const file = await tools.kubectl.write(mutations.reduce(applyTo, manifest));
    await tools.kubectl.run(['create', '--validate=false', '-f', file]);
    return;
  }
  for (const mutation of mutations) {
    await mutate(scenario, mutation, tools);
  }
}

async function mutate(
  scenario: Scenario,
  mutation: Mutation,
  tools: ProofTools,
): Promise<void> {
  const { manifest } = scenario;
  const { path } = mutation;
  switch (mutation.what) {
    case 'live-value':
    case 'live-removal':
    case 'live-order': {
      const live = await tools.cluster.get(manifest);
      const { managedFields, ...metadata } = live.metadata;
      const before = { ...live, metadata };
      const after = applyTo(before, mutation);
      const hand =
        mutation.what === 'live-order' ? 'shop-controller' : mutation.hand;
      await hands[hand]({ path, before, after }, tools);
      return;
    }
    case 'shared':
    case 'git-removal-of-shared':
      await hands['shop-operator'](
        { path, before: manifest, after: manifest },
        tools,
      );
      return;
    case 'command': {
      const words = ['set', 'rollout'].includes(mutation.command.run[0])
        ? 2
        : 1;
      const { run } = mutation.command;
      const target = await nameFor(manifest, tools);
      await tools.kubectl.run([
        ...run.slice(0, words),
        ...target,
        ...run.slice(words),
      ]);
      return;
    }
    default:
  }
}

function applyTo(
  object: KubernetesObject,
  mutation: Mutation,
): KubernetesObject {
  const { path } = mutation;
  switch (mutation.what) {
    case 'live-value':
      return withValue(object, path, mutation.value);
    case 'live-removal':
      return withoutValue(object, path);
    case 'live-order':
      return withValue(object, path, reversed(object, path));
    default:
      return object;
  }
}
