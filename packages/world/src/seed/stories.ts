import { Cluster, ObjectReference } from '../cluster/Cluster';
import { editContainer, editSpec } from './editContainer';
import { imageOf } from './releases';
import { Component } from './Fleet';

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };

/** A place in which a story happens. */
export interface StoryPlace {
  component: Component;
  cluster: Cluster;
}

/** Something that has happened outside git before the visitor arrives. */
export interface Story {
  component: string;
  environment: string;
  /** How long ago it happened. */
  minutesAgo: number;
  happen(place: StoryPlace): void;
}

/** What is not as git says when the world begins: one of each kind that the portal tells apart. */
export const stories: readonly Story[] = [
  {
    // Scaled by hand before a campaign, and forgotten.
    component: 'payments-api',
    environment: 'prod-eu',
    minutesAgo: 190,
    happen: place =>
      change(place, deployment, {
        manager: 'kubectl',
        subresource: 'scale',
        edit: live => editSpec(live, { replicas: 6 }),
      }),
  },
  {
    // An addition that git never declared.
    component: 'checkout',
    environment: 'prod-us',
    minutesAgo: 47,
    happen: place =>
      change(place, deployment, {
        manager: 'kubectl-edit',
        edit: live =>
          editContainer(live, container => ({
            ...container,
            env: [
              ...(container.env as object[]),
              { name: 'DEBUG_SQL', value: 'true' },
            ],
          })),
      }),
  },
  {
    // A hot fix that never reached git.
    component: 'payments-gateway',
    environment: 'prod-eu',
    minutesAgo: 1460,
    happen: place =>
      change(place, deployment, {
        manager: 'kubectl-set',
        edit: live =>
          editContainer(live, container => ({
            ...container,
            image: `${imageOf(place.component)}:1.9.1-hotfix`,
          })),
      }),
  },
  {
    // Replicas belong to the autoscaler.
    component: 'search-api',
    environment: 'prod-eu',
    minutesAgo: 12,
    happen: place =>
      change(place, deployment, {
        manager: 'kube-controller-manager',
        subresource: 'scale',
        edit: live => editSpec(live, { replicas: 7 }),
      }),
  },
  {
    component: 'inventory',
    environment: 'staging',
    minutesAgo: 95,
    happen: ({ cluster, component }) =>
      cluster.delete({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: component.name,
        name: `${component.name}-config`,
      }),
  },
  {
    // A password that was changed in place.
    component: 'login',
    environment: 'prod-eu',
    minutesAgo: 600,
    happen: place =>
      change(
        place,
        { apiVersion: 'v1', kind: 'Secret' },
        {
          name: `${place.component.name}-credentials`,
          manager: 'kubectl-edit',
          edit: live => ({
            ...live,
            data: {
              ...(live.data as object),
              password: Buffer.from('changed-by-hand').toString('base64'),
            },
          }),
        },
      ),
  },
  {
    // Nobody may read the secrets of one namespace.
    component: 'accounts',
    environment: 'prod-us',
    minutesAgo: 0,
    happen: ({ cluster, component }) => {
      const resource = 'secrets';
      const fault = { type: 'error', code: 403 } as const;
      cluster.faults.add(fault, { resource, clusterWide: true });
      cluster.faults.add(fault, { resource, namespace: component.name });
    },
  },
];

function change(
  place: StoryPlace,
  kind: { apiVersion: string; kind: string },
  write: {
    name?: string;
    manager: string;
    subresource?: 'scale';
    edit: Parameters<Cluster['patchAs']>[2];
  },
): void {
  const { cluster, component } = place;
  const name = write.name ?? component.name;
  const ref: ObjectReference = { ...kind, namespace: component.name, name };
  const { subresource } = write;
  cluster.patchAs(write.manager, ref, write.edit, { subresource });
}
