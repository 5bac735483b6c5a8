/**
 * Environments, drift and delivery of a service on its page in the portal.
 *
 * @packageDocumentation
 */
export { gitopsPlugin as default } from './plugin';
export * from './api';
