/**
 * The same pages for portals on the old frontend system.
 *
 * @packageDocumentation
 */
export * from './plugin';
export * from './isDeliveryAvailable';
export * from '../api';
