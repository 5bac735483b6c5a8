import { DeliveryTab } from './DeliveryTab';
import { GitopsRoot } from './GitopsRoot';

/** The tab "Delivery" of a component. */
export function DeliveryTabContent() {
  return (
    <GitopsRoot>
      <DeliveryTab />
    </GitopsRoot>
  );
}
