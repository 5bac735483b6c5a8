import { KubernetesObject, parseApiVersion } from '../model/resource';
import { fieldPathText, keySegment } from './fields/FieldPath';
import { isBuiltIn } from './known/kinds';
import { canonicalBase64 } from './values/base64';
import { isMap, JsonMap, own } from './values/json';

/**
 * Why the server would refuse a declared object, as far as that can be told without its schema: maps of texts that hold
 * something else. Names paths only, never values.
 */
export function validateDesired(object: KubernetesObject): string | undefined {
  const { metadata } = object;
  return (
    mapOfTexts(metadata.labels, '.metadata.labels') ??
    mapOfTexts(metadata.annotations, '.metadata.annotations') ??
    (isBuiltIn(parseApiVersion(object.apiVersion).group)
      ? validateData(object) ?? validateEnvironment(object)
      : undefined)
  );
}

function validateData(object: KubernetesObject): string | undefined {
  switch (object.kind) {
    case 'ConfigMap':
      return (
        mapOfTexts(object.data, '.data') ??
        mapOfTexts(object.binaryData, '.binaryData')
      );
    case 'Secret':
      return (
        mapOfTexts(object.data, '.data') ??
        mapOfTexts(object.stringData, '.stringData') ??
        mapOfBase64(object.data, '.data')
      );
    default:
      return undefined;
  }
}

function mapOfTexts(value: unknown, path: string): string | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!isMap(value)) {
    return `${path} must be a map of texts`;
  }
  for (const key in value) {
    if (typeof value[key] === 'string') {
      continue;
    }
    const found = own(value, key);
    if (found !== undefined) {
      return `${path}${keySegment(
        key,
      )} must be a text, but is of type ${typeof found}`;
    }
  }
  return undefined;
}

function mapOfBase64(value: unknown, path: string): string | undefined {
  if (!isMap(value)) {
    return undefined;
  }
  for (const key of Object.keys(value)) {
    const found = own(value, key);
    if (typeof found === 'string' && canonicalBase64(found) === undefined) {
      return `${path}${keySegment(key)} is not base64`;
    }
  }
  return undefined;
}

const podSpecs = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];

const containerLists = ['containers', 'initContainers'];

function validateEnvironment(object: KubernetesObject): string | undefined {
  for (const path of podSpecs) {
    let spec: unknown = object;
    for (const key of path) {
      spec = isMap(spec) ? own(spec, key) : undefined;
    }
    for (const list of isMap(spec) ? containerLists : []) {
      for (const container of itemsOf(own(spec as JsonMap, list))) {
        const refusal =
          isMap(container) && validateVariables(container, path, list);
        if (refusal) {
          return refusal;
        }
      }
    }
  }
  return undefined;
}

function validateVariables(
  container: JsonMap,
  path: readonly string[],
  list: string,
): string | undefined {
  for (const variable of itemsOf(own(container, 'env'))) {
    const value = isMap(variable) ? own(variable, 'value') : undefined;
    if (value !== undefined && typeof value !== 'string') {
      const where = fieldPathText({ text: `.${path.join('.')}.${list}` });
      return `${where}[name=${JSON.stringify(
        own(container, 'name') ?? null,
      )}].env[name=${JSON.stringify(
        own(variable as JsonMap, 'name') ?? null,
      )}].value must be a text, but is of type ${typeof value}`;
    }
  }
  return undefined;
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
