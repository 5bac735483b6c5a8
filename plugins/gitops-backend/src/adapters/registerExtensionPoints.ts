import {
  BackendPluginRegistrationPoints,
  ExtensionPoint,
} from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import {
  gitopsHostsExtensionPoint,
  gitopsLiveReadersExtensionPoint,
  gitopsRenderersExtensionPoint,
  gitopsRevisionReadersExtensionPoint,
  gitopsSyncersExtensionPoint,
} from '@oneroof/plugin-gitops-node';
import { AdapterRegistry } from './AdapterRegistry';
import { Adapters } from './Adapters';

/** Offers one extension point per port. */
export function registerExtensionPoints(
  env: BackendPluginRegistrationPoints,
  adapters: Adapters,
): void {
  register(env, gitopsRevisionReadersExtensionPoint, add => ({
    addRevisionReader: reader => add(adapters.revisionReaders, reader),
  }));
  register(env, gitopsRenderersExtensionPoint, add => ({
    addRenderer: renderer => add(adapters.renderers, renderer),
  }));
  register(env, gitopsLiveReadersExtensionPoint, add => ({
    addLiveReader: reader => add(adapters.liveReaders, reader),
  }));
  register(env, gitopsHostsExtensionPoint, add => ({
    addInventoryReader: reader => add(adapters.inventoryReaders, reader),
    addHostReader: reader => add(adapters.hostReaders, reader),
    addHostChecker: checker => add(adapters.hostCheckers, checker),
  }));
  register(env, gitopsSyncersExtensionPoint, add => ({
    addSyncer: syncer => add(adapters.syncers, syncer),
  }));
}

type Add = <T extends { readonly type: string }>(
  registry: AdapterRegistry<T>,
  adapter: T,
) => void;

function register<TPoint extends object>(
  env: BackendPluginRegistrationPoints,
  extensionPoint: ExtensionPoint<TPoint>,
  create: (add: Add) => TPoint,
): void {
  env.registerExtensionPoint({
    extensionPoint,
    // In the factory form a refused adapter is the failure of the module that brought it, and of nobody else.
    factory: context =>
      create((registry, adapter) => {
        try {
          registry.add(adapter);
        } catch (error) {
          assertError(error);
          context.reportModuleStartupFailure({ error });
        }
      }),
  });
}
