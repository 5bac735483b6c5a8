import { equalJson, isMap, JsonMap, own } from '../values/json';

/**
 * A live ReplicationController without the selector and the labels that the server takes over from the template of its
 * pods, where git has none.
 */
export function withoutTemplateLabels(
  live: JsonMap,
  desired: JsonMap,
): JsonMap {
  const sources = [live, desired].map(labelsOfTemplate).filter(isMap);
  let reduced = live;
  for (const [part, field] of [
    ['metadata', 'labels'],
    ['spec', 'selector'],
  ]) {
    const taken = mapAt(live, part, field);
    if (
      taken !== undefined &&
      mapAt(desired, part, field) === undefined &&
      sources.some(labels => equalJson(labels, taken))
    ) {
      const { [field]: left, ...rest } = live[part] as JsonMap;
      reduced = { ...reduced, [part]: rest };
    }
  }
  return reduced;
}

function labelsOfTemplate(object: JsonMap): unknown {
  const template = mapAt(object, 'spec', 'template');
  return template && mapAt(template, 'metadata', 'labels');
}

function mapAt(
  object: JsonMap,
  part: string,
  field: string,
): JsonMap | undefined {
  const around = own(object, part);
  const found = isMap(around) ? own(around, field) : undefined;
  return isMap(found) ? found : undefined;
}
