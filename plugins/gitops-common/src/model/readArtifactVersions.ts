import { ArtifactVersion } from './artifact';
import { DeliveryArtifact } from './delivery';
import { KubernetesObject } from './resource';

/** Where the pod templates of built-in kinds stand; custom kinds are searched at the same places. */
const podSpecPaths = [
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ['spec'],
];

const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];

/**
 * Reads the versions of a delivery's artifacts from Kubernetes objects: tag and digest of the images that its workloads
 * name, and the chart version in the label `helm.sh/chart`. An artifact that runs in several versions is listed once for
 * each, sorted; one that is not found is left out. Packages live on hosts and are not found here.
 *
 * @public
 */
export function readArtifactVersions(
  objects: readonly KubernetesObject[],
  artifacts: readonly DeliveryArtifact[],
): ArtifactVersion[] {
  const images = new Map<string, string[]>();
  const charts = new Map<string, string[]>();
  for (const artifact of artifacts) {
    if ('image' in artifact) {
      append(images, withRegistry(artifact.image), artifact.name);
    } else if ('chart' in artifact) {
      append(charts, artifact.chart.split('/').at(-1)!, artifact.name);
    }
  }
  const found = new Map<string, ArtifactVersion>();
  const add = (names: string[] | undefined, version: string) => {
    for (const artifact of names ?? []) {
      found.set(JSON.stringify([artifact, version]), { artifact, version });
    }
  };
  for (const object of objects) {
    if (images.size > 0) {
      for (const image of imagesOf(object)) {
        const { name, version } = splitImage(image);
        add(images.get(withRegistry(name)), version);
      }
    }
    if (charts.size > 0) {
      const label = object.metadata.labels?.['helm.sh/chart'];
      const chart = typeof label === 'string' && /^(.+?)-(\d.*)$/.exec(label);
      if (chart) {
        add(charts.get(chart[1]), chart[2]);
      }
    }
  }
  return [...found.keys()].sort().map(key => found.get(key)!);
}

function append(map: Map<string, string[]>, key: string, value: string) {
  map.set(key, [...(map.get(key) ?? []), value]);
}

/** `nginx` and `docker.io/library/nginx` are one image. */
function withRegistry(image: string): string {
  const parts = image.split('/');
  if (parts.length > 1 && /[.:]|^localhost$/.test(parts[0])) {
    return image.replace(/^index\.docker\.io\//, 'docker.io/');
  }
  return parts.length === 1
    ? `docker.io/library/${image}`
    : `docker.io/${image}`;
}

/** Tag and digest both say which image it is; without either the runtime takes `latest`. */
function splitImage(image: string): { name: string; version: string } {
  const at = image.indexOf('@');
  const digest = at < 0 ? undefined : image.slice(at + 1);
  const rest = at < 0 ? image : image.slice(0, at);
  const colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
  const name = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  return {
    name,
    version: [tag, digest].filter(Boolean).join('@') || 'latest',
  };
}

function* imagesOf(object: KubernetesObject): Generator<string> {
  if (!Object.hasOwn(object, 'spec')) {
    return;
  }
  for (const path of podSpecPaths) {
    const spec = path.reduce<unknown>(property, object);
    for (const list of containerLists) {
      const containers = property(spec, list);
      for (const container of Array.isArray(containers) ? containers : []) {
        const image = property(container, 'image');
        if (typeof image === 'string') {
          yield image;
        }
      }
    }
  }
}

function property(value: unknown, key: string): unknown {
  return value !== null &&
    typeof value === 'object' &&
    Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
