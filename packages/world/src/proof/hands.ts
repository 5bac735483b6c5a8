import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { ProofTools } from './appliers';
import { onlyAt, pointerTo, valueAt } from './FieldPath';
import { Hand } from './Mutation';

/** A document before and after a hand has been at it, and where. */
interface Edit {
  path: string;
  before: KubernetesObject;
  after: KubernetesObject;
}

function jsonPatch({ path, before, after }: Edit): object[] {
  const pointer = pointerTo(before, path);
  const value = valueAt(after, path);
  if (value === undefined) {
    return [{ op: 'remove', path: pointer }];
  }
  const op = valueAt(before, path) === undefined ? 'add' : 'replace';
  return [{ op, path: pointer, value }];
}

/** Names an object for kubectl, its version included. */
export async function nameFor(
  object: KubernetesObject,
  { cluster }: ProofTools,
): Promise<string[]> {
  const { name, namespace } = object.metadata;
  return [
    `${await cluster.resourceOf(object)}/${name}`,
    ...(namespace ? [`--namespace=${namespace}`] : []),
  ];
}

/** How each hand writes. */
export const hands: Record<
  Hand,
  (edit: Edit, tools: ProofTools) => Promise<unknown>
> = {
  'kubectl-edit': async ({ before, after }, tools) =>
    tools.kubectl.run(
      ['edit', '--validate=false', ...(await nameFor(before, tools))],
      after,
    ),
  'kubectl-patch': async (edit, tools) =>
    tools.kubectl.run([
      'patch',
      ...(await nameFor(edit.before, tools)),
      '--type=json',
      `--patch=${JSON.stringify(jsonPatch(edit))}`,
    ]),
  'kubectl-replace': async ({ after }, { kubectl }) =>
    kubectl.run([
      'replace',
      '--validate=false',
      '-f',
      await kubectl.write(after),
    ]),
  'node-fetch': async (edit, { cluster }) =>
    cluster.send({
      method: 'PATCH',
      path: `${await cluster.pathOf(
        edit.before,
        'object',
      )}?fieldManager=node-fetch`,
      contentType: 'application/json-patch+json',
      body: jsonPatch(edit),
    }),
  'shop-controller': async ({ before, after }, { cluster }) =>
    cluster.send({
      method: 'PUT',
      path: `${await cluster.pathOf(
        before,
        'object',
      )}?fieldManager=shop-controller`,
      body: after,
    }),
  'shop-operator': async ({ path, before, after }, { cluster }) => {
    const { apiVersion, kind, metadata } = before;
    const part = onlyAt(after, path, {
      wholeLists: false,
    }) as KubernetesObject;
    const { name, namespace } = metadata;
    await cluster.send({
      method: 'PATCH',
      path: `${await cluster.pathOf(
        before,
        'object',
      )}?fieldManager=shop-operator&force=true`,
      contentType: 'application/apply-patch+yaml',
      body: {
        ...part,
        apiVersion,
        kind,
        metadata: { ...part.metadata, name, namespace },
      },
    });
  },
};
