/**
 * The ports of Oneroof: interfaces and extension points that adapters fill.
 *
 * @packageDocumentation
 */

export * from './errors';
export * from './extensions';
export * from './matchesPatterns';
export * from './ports';
