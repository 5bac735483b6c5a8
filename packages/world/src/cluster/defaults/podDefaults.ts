import { Fields, isFields } from '../types';
import { fillIn, mapItems } from './fillIn';

/** The defaults that a real server writes into a pod template. */
export function defaultPodTemplate(template: unknown): Fields {
  const filled = fillIn(template, { metadata: {} });
  const metadata = isFields(filled.metadata)
    ? { creationTimestamp: null, ...filled.metadata }
    : { creationTimestamp: null };
  return { ...filled, metadata, spec: defaultPodSpec(filled.spec) };
}

function defaultPodSpec(spec: unknown): Fields {
  const filled = fillIn(spec, {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
  });
  if (filled.serviceAccountName && !filled.serviceAccount) {
    filled.serviceAccount = filled.serviceAccountName;
  }
  for (const list of ['containers', 'initContainers']) {
    if (filled[list]) {
      filled[list] = mapItems(filled[list], defaultContainer);
    }
  }
  if (filled.volumes) {
    filled.volumes = mapItems(filled.volumes, defaultVolume);
  }
  return filled;
}

function defaultContainer(container: Fields): Fields {
  const filled = fillIn(container, {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: isMoving(container.image) ? 'Always' : 'IfNotPresent',
    resources: {},
  });
  if (filled.ports) {
    filled.ports = mapItems(filled.ports, port =>
      fillIn(port, { protocol: 'TCP' }),
    );
  }
  if (filled.env) {
    filled.env = mapItems(filled.env, defaultEnv);
  }
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    if (isFields(filled[probe])) {
      filled[probe] = defaultProbe(filled[probe]);
    }
  }
  return filled;
}

/** Only an image without tag, or with `latest`, is pulled each time. */
function isMoving(image: unknown): boolean {
  const reference = String(image ?? '');
  const tag = /:([^/:]+)$/.exec(reference)?.[1];
  return !reference.includes('@') && (tag === undefined || tag === 'latest');
}

function defaultEnv(variable: Fields): Fields {
  const from = variable.valueFrom;
  if (isFields(from) && isFields(from.fieldRef)) {
    const fieldRef = fillIn(from.fieldRef, { apiVersion: 'v1' });
    return { ...variable, valueFrom: { ...from, fieldRef } };
  }
  return variable;
}

function defaultProbe(probe: Fields): Fields {
  const filled = fillIn(probe, {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return isFields(filled.httpGet)
    ? { ...filled, httpGet: fillIn(filled.httpGet, { scheme: 'HTTP' }) }
    : filled;
}

function defaultVolume(volume: Fields): Fields {
  const filled = { ...volume };
  for (const source of ['configMap', 'secret', 'projected']) {
    if (isFields(filled[source])) {
      filled[source] = fillIn(filled[source], { defaultMode: 420 });
    }
  }
  return filled;
}
