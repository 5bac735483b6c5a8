import { Entity } from '@backstage/catalog-model';

/**
 * Whether an entity can have a delivery: deliveries are declared for components only.
 *
 * @public
 */
export function isDeliveryAvailable(entity: Entity): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === 'component';
}
