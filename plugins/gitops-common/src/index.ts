/**
 * The words and the judges of Oneroof. Pure: no IO, no clock, no randomness.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './diff';
export * from './health';
export * from './hosts';
export * from './model';
