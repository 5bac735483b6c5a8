/**
 * For tests only: one contract suite per port, in-memory fakes that pass them, and a real control plane. Needs Jest.
 *
 * @packageDocumentation
 */

// Spelled out, because `./testUtils` would be this file itself.
export * from './testUtils/index';
