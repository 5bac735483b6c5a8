import { DeliveryOverview } from './DeliveryOverview';
import { GitopsRoot } from './GitopsRoot';

/** The card "Delivery" of a component's overview. */
export function DeliveryOverviewCard() {
  return (
    <GitopsRoot>
      <DeliveryOverview />
    </GitopsRoot>
  );
}
