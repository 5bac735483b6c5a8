import { ObjectReference } from '../cluster/Cluster';
import { editContainer, editSpec } from '../seed/editContainer';
import { repositoryOf } from '../seed/Fleet';
import { imageOf } from '../seed/releases';
import { versionFile } from '../seed/sourceFiles';
import { World } from '../world/World';
import { LifeEvent, PlaceState } from './LifeEvent';

/** Lets an event happen in the world. */
export async function performEvent(
  world: World,
  event: LifeEvent,
  at: { state: PlaceState; now: Date },
): Promise<void> {
  switch (event.type) {
    case 'apply':
      await world.applier.apply(event.place);
      return;
    case 'commit':
      await commitVersion(world, event, at);
      return;
    default:
      editByHand(world, event);
  }
}

function editByHand(world: World, event: LifeEvent & { type: 'edit' }): void {
  const { component } = event.place;
  const cluster = world.applier.clusterOf(event.place);
  const ref: ObjectReference = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: component.name,
    name: component.name,
  };
  if (event.edit === 'scale') {
    const edit: Parameters<typeof cluster.patchAs>[2] = live =>
      editSpec(live, { replicas: 5 });
    cluster.patchAs('kubectl', ref, edit, { subresource: 'scale' });
    return;
  }
  const manager = event.edit === 'env' ? 'kubectl-edit' : 'kubectl-set';
  cluster.patchAs(manager, ref, live =>
    editContainer(live, container =>
      event.edit === 'env'
        ? {
            ...container,
            env: [
              { name: 'SERVICE_NAME', value: `${component.name}-debug` },
              ...(container.env as object[]).slice(1),
            ],
          }
        : { ...container, image: `${imageOf(component)}:0.0.0-missing` },
    ),
  );
}

async function commitVersion(
  world: World,
  event: LifeEvent & { type: 'commit' },
  at: { state: PlaceState; now: Date },
): Promise<void> {
  const { component, environment } = event.place;
  const name = repositoryOf(component.team);
  const file = versionFile(component, environment);
  const files = await world.git
    .repository(name)
    .readFolder(file.slice(0, file.lastIndexOf('/')));
  const content = files[file].replace(
    `:${at.state.version}`,
    `:${event.version}`,
  );
  const [author] = world.fleet.people.filter(p => p.team === component.team);
  await world.commit(name, {
    author: { name: author.displayName, email: author.email },
    date: at.now,
    message: `Release ${component.name} ${event.version} to ${environment.name}`,
    files: { [file]: content },
  });
}
