import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { GitopsApi, gitopsApiRef } from '../api/GitopsApi';
import { gitopsPlugin } from '../plugin';

/** The component that tests look at. */
export const paymentsEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
  spec: { type: 'service', owner: 'team-payments' },
};

/** Signals that a test sends by hand. */
export class FakeSignals {
  private readonly listeners = new Set<(message: JsonObject) => void>();

  subscribe<T extends JsonObject>(
    _channel: string,
    onMessage: (message: T) => void,
  ) {
    const listener = onMessage as (message: JsonObject) => void;
    this.listeners.add(listener);
    return { unsubscribe: () => this.listeners.delete(listener) };
  }

  /** Says that these placements changed. */
  send(placementIds: string[]) {
    this.listeners.forEach(listener =>
      listener({ action: 'placements-changed', placementIds }),
    );
  }
}

/** What a page of the plugin finds. */
export interface PageOptions {
  api: GitopsApi;
  signals?: FakeSignals;
  /** Name of a permission that the reader lacks. */
  denied?: string;
}

/** Renders one extension of the plugin, by its id, on the page of {@link paymentsEntity}. */
export function renderOnEntity(
  extensionId: 'entity-card:gitops/delivery' | 'entity-content:gitops',
  options: PageOptions & { route?: string },
) {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: paymentsEntity }),
      gitopsPlugin.getExtension(extensionId),
    ],
    apis: apisOf(options),
    initialRouteEntries: [options.route ?? '/'],
  });
}

/** APIs that every page of the plugin needs. */
export function apisOf(
  options: PageOptions,
): [
  [typeof gitopsApiRef, GitopsApi],
  [typeof signalApiRef, SignalApi],
  [typeof catalogApiRef, CatalogApi],
  [typeof permissionApiRef, PermissionApi],
] {
  return [
    [gitopsApiRef, options.api],
    [signalApiRef, options.signals ?? new FakeSignals()],
    [catalogApiRef, catalogApiMock({ entities: [paymentsEntity] })],
    [
      permissionApiRef,
      mockApis.permission({
        authorize: ({ permission }) =>
          options.denied === permission.name
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    ],
  ];
}
