/**
 * For tests only: one contract suite per port, and in-memory fakes that pass them. Needs Jest.
 *
 * @packageDocumentation
 */

// Spelled out, because `./testUtils` would be this file itself.
export * from './testUtils/index';
