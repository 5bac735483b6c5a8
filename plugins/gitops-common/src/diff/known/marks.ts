import { KubernetesObject } from '../../model/resource';
import { isMap, own } from '../values/json';

/** The text of an annotation or label; undefined where there is none. */
export function markOf(
  object: KubernetesObject,
  field: 'annotations' | 'labels',
  name: string,
): string | undefined {
  const marks = object.metadata[field];
  const value = isMap(marks) ? own(marks, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Whether an object carries an annotation or label, whatever it says. */
export function hasMark(
  object: KubernetesObject,
  field: 'annotations' | 'labels',
  name: string,
): boolean {
  return markOf(object, field, name) !== undefined;
}
