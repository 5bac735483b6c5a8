/**
 * The same pages for portals on the old frontend system.
 *
 * @packageDocumentation
 */
export * from './legacy/plugin';
export * from './legacy/isDeliveryAvailable';
export * from './api';
