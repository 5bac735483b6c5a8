import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The page "Delivery". */
export const rootRouteRef = createRouteRef();

/** The tab "Delivery" of a component. */
export const entityContentRouteRef = createRouteRef();
