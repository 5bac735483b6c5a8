// Derives src/cluster/schema/fieldTypes.json from an OpenAPI v2 document of a Kubernetes API server:
//   kubectl get --raw /openapi/v2 > openapi.json && node scripts/generateFieldTypes.mjs openapi.json
// Only what changes how fields are merged and owned is kept: keyed lists, sets, atomic maps and patch merge keys.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const groups = [
  '',
  'apps',
  'batch',
  'autoscaling',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'apiextensions.k8s.io',
];
const raw = readFileSync(process.argv[2]);
const { definitions } = JSON.parse(raw[0] === 0x1f ? gunzipSync(raw) : raw);
const referenced = schema => schema?.$ref?.replace('#/definitions/', '');

const roots = {};
for (const [id, schema] of Object.entries(definitions)) {
  for (const gvk of schema['x-kubernetes-group-version-kind'] ?? []) {
    const stable =
      gvk.version === 'v1' ||
      (gvk.group === 'autoscaling' && gvk.version === 'v2');
    const shadowed = gvk.group === 'autoscaling' && gvk.version === 'v1';
    if (
      groups.includes(gvk.group) &&
      stable &&
      !shadowed &&
      schema.properties?.metadata?.$ref?.endsWith('ObjectMeta')
    ) {
      roots[`${gvk.group}/${gvk.kind}`] = id;
    }
  }
}

function describe(schema) {
  const listType = schema['x-kubernetes-list-type'];
  const target =
    referenced(schema) ??
    referenced(schema.items) ??
    referenced(schema.additionalProperties);
  const atomic =
    schema['x-kubernetes-map-type'] === 'atomic' ||
    definitions[referenced(schema)]?.['x-kubernetes-map-type'] === 'atomic';
  return {
    ...(target ? { type: target } : {}),
    ...(listType === 'map'
      ? { keys: schema['x-kubernetes-list-map-keys'] }
      : {}),
    ...(listType === 'set' ? { set: true } : {}),
    ...(schema.additionalProperties ? { map: true } : {}),
    ...(atomic ? { atomic: true } : {}),
    ...(schema['x-kubernetes-patch-strategy']?.includes('merge') &&
    schema.type === 'array'
      ? { patchMerge: schema['x-kubernetes-patch-merge-key'] ?? '' }
      : {}),
  };
}

const types = {};
const interesting = new Map();
// A type is worth keeping when any field below it is; the set grows until nothing changes, because types refer in circles.
for (const [id, schema] of Object.entries(definitions)) {
  types[id] = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [
      name,
      describe(property),
    ]),
  );
}
const matters = field =>
  field.keys || field.set || field.atomic || field.patchMerge !== undefined;
for (let changed = true; changed; ) {
  changed = false;
  for (const [id, fields] of Object.entries(types)) {
    if (
      !interesting.has(id) &&
      Object.values(fields).some(f => matters(f) || interesting.has(f.type))
    ) {
      interesting.set(id, true);
      changed = true;
    }
  }
}
const kept = {};
function keep(id) {
  if (kept[id] || !interesting.has(id)) {
    return;
  }
  kept[id] = {};
  for (const [name, field] of Object.entries(types[id])) {
    if (matters(field) || interesting.has(field.type)) {
      const { type, ...rest } = field;
      kept[id][name] = { ...(interesting.has(type) ? { type } : {}), ...rest };
      keep(type);
    }
  }
}
Object.values(roots).forEach(keep);
const short = id =>
  id.replace(
    /^io\.k8s\.(api|apimachinery\.pkg\.apis|apiextensions-apiserver\.pkg\.apis)\./,
    '',
  );
const shorten = value =>
  JSON.parse(JSON.stringify(value), (key, v) =>
    key === 'type' && typeof v === 'string' ? short(v) : v,
  );
const output = {
  kinds: Object.fromEntries(
    Object.entries(roots)
      .filter(([, id]) => kept[id])
      .map(([gk, id]) => [gk, short(id)])
      .sort(),
  ),
  types: Object.fromEntries(
    Object.entries(kept)
      .map(([id, fields]) => [short(id), shorten(fields)])
      .sort(),
  ),
};
writeFileSync(
  new URL('../src/cluster/schema/fieldTypes.json', import.meta.url),
  `${JSON.stringify(output)}\n`,
);
