import {
  DeliveryEnvironmentView,
  DeliveryView,
} from '@oneroof/plugin-gitops-common';

/** The first environment of the flow that declares a release: what is on its way to all others. */
export function leadingRelease(
  delivery: DeliveryView,
): DeliveryEnvironmentView | undefined {
  return delivery.environments.find(environment => environment.release);
}
