/** A JSON object of unknown shape. */
export type Fields = { [key: string]: unknown };

/** One entry of `metadata.managedFields`, as the API server writes it. */
export interface ManagedFieldsEntry {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  time?: string;
  fieldsType: 'FieldsV1';
  fieldsV1: Fields;
  subresource?: string;
}

/** The metadata that the simulated API server itself reads or writes. */
export interface ObjectMeta extends Fields {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  managedFields?: ManagedFieldsEntry[];
}

/** A Kubernetes object as a document. Stored objects are never changed in place: a write stores a new one. */
export interface KubeObject extends Fields {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}

/** Tells the time. An argument everywhere, so that tests own it. */
export type Clock = () => Date;

/** Whether a value is a JSON object: no list, no `null`. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
