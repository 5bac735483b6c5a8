import { ObservationError } from '@oneroof/plugin-gitops-node';
import { FieldReader } from './FieldReader';
import { readStrictYaml } from './readStrictYaml';

/** A file or folder that a kustomization names, as it is written there. */
export interface Reference {
  field: string;
  path: string;
  /** `plugin`: a file that configures a generator, transformer or validator. */
  kind: 'file' | 'folder' | 'file-or-folder' | 'plugin';
}

/** Every other field is refused: kustomize itself knows no more, and it takes `RESOURCES` for `resources`. */
const knownFields = new Set(
  (
    'apiVersion kind metadata openapi namePrefix nameSuffix namespace commonLabels labels commonAnnotations ' +
    'patchesStrategicMerge patchesJson6902 patches images imageTags replicas vars replacements resources components ' +
    'crds bases configMapGenerator secretGenerator generatorOptions configurations generators transformers ' +
    'validators sortOptions buildMetadata inventory'
  ).split(' '),
);

const helmFields = ['helmCharts', 'helmGlobals', 'helmChartInflationGenerator'];

/**
 * What a kustomization refers to.
 *
 * @throws ObservationError `invalid` for what is not allowed or not understood
 */
export function readReferences(text: string, file: string): Reference[] {
  const documents = readStrictYaml(text, file);
  if (documents.length !== 1) {
    throw new ObservationError('invalid', `${file} must hold one document`);
  }
  const fields = new FieldReader(documents[0], file);
  for (const key of fields.keys()) {
    if (helmFields.some(name => name.toLowerCase() === key.toLowerCase())) {
      throw new ObservationError(
        'invalid',
        `${file}: ${key} is refused, since Helm charts are fetched and run; render the chart into files`,
      );
    }
    if (!knownFields.has(key)) {
      throw new ObservationError(
        'invalid',
        `${file}: unknown field ${JSON.stringify(key.slice(0, 60))}`,
      );
    }
  }
  return [
    ...named(fields, 'resources', 'file-or-folder'),
    ...named(fields, 'bases', 'folder'),
    ...named(fields, 'components', 'folder'),
    ...named(fields, 'crds', 'file'),
    ...named(fields, 'configurations', 'file'),
    ...named(fields, 'patchesStrategicMerge', 'file').filter(isPath),
    ...['patches', 'patchesJson6902', 'replacements', 'openapi'].flatMap(
      field => fields.maps(field).flatMap(map => named(map, 'path', 'file')),
    ),
    ...['configMapGenerator', 'secretGenerator'].flatMap(field =>
      fields.maps(field).flatMap(readSources),
    ),
    ...['generators', 'transformers', 'validators'].flatMap(field =>
      named(fields, field, 'plugin').flatMap(reference =>
        isPath(reference)
          ? [reference]
          : readPluginReferences(reference.path, `${file}: ${field}`),
      ),
    ),
  ];
}

/**
 * What the configuration of a generator, transformer or validator refers to. Only those that are part of kustomize are
 * let through; all others are programs or containers.
 *
 * @throws ObservationError `invalid`
 */
export function readPluginReferences(text: string, file: string): Reference[] {
  return readStrictYaml(text, file).flatMap(document => {
    if (document === null) {
      return [];
    }
    const fields = new FieldReader(document, file);
    const [kind] = fields.strings('kind');
    if (
      fields.strings('apiVersion')[0] !== 'builtin' ||
      kind === 'HelmChartInflationGenerator' ||
      hasFunction(fields)
    ) {
      throw new ObservationError(
        'invalid',
        `${file}: plugins that run programs, containers or Helm are refused`,
      );
    }
    return [
      ...named(fields, 'path', 'file'),
      ...named(fields, 'paths', 'file').filter(isPath),
      ...fields.maps('replacements').flatMap(map => named(map, 'path', 'file')),
      ...readSources(fields),
    ];
  });
}

function hasFunction(fields: FieldReader): boolean {
  return fields
    .maps('metadata')
    .flatMap(metadata => metadata.maps('annotations'))
    .some(annotations =>
      annotations
        .keys()
        .some(key => /(^|\.)kubernetes\.io\/function$/.test(key)),
    );
}

/** Files of a ConfigMap or Secret, which may be written `key=path`. */
function readSources(map: FieldReader): Reference[] {
  return [
    ...named(map, 'files', 'file').map(reference => ({
      ...reference,
      path: reference.path.slice(reference.path.indexOf('=') + 1),
    })),
    ...named(map, 'envs', 'file'),
    ...named(map, 'env', 'file'),
  ];
}

function named(
  map: FieldReader,
  field: string,
  kind: Reference['kind'],
): Reference[] {
  return map.strings(field).map(path => ({ field, path, kind }));
}

/** Some fields take a path or the document itself. */
function isPath({ path }: Reference): boolean {
  return !/\n|^\s*[[{]|:\s/.test(path);
}
