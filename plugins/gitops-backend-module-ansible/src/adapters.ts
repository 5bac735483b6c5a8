/**
 * The adapters themselves, for programs that are no portal: what the module registers, ready to be constructed.
 *
 * @packageDocumentation
 */

export type { AnsibleConfig } from './config/AnsibleConfig';
