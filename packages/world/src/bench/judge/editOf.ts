import { Fields, KubeObject } from '../../cluster/types';
import { editContainer, editSpec } from '../../seed/editContainer';

/** What somebody changes by hand on an object, and the paths that are drift then. */
export interface Edit {
  change(live: KubeObject): KubeObject;
  paths: readonly string[];
}

type Editor = (live: KubeObject) => Edit;

/** One edit for each kind of the benchmark: values changed, entries gone, fields far down. */
const editors: Record<string, Editor> = {
  ConfigMap: ({ data }) => changeTexts('data', data as Fields),
  Deployment: () => ({
    change: live =>
      editContainer(live, container => ({
        ...container,
        image: 'ghcr.io/acme/hot-fix:0.0.1',
        args: ['--config=/etc/app', '--mode=debug', '--verbose'],
      })),
    paths: [
      '.spec.template.spec.containers[name="app"].args[1]',
      '.spec.template.spec.containers[name="app"].args[2]',
      '.spec.template.spec.containers[name="app"].image',
    ],
  }),
  Ingress: () => ({
    change: live => editSpec(live, { ingressClassName: 'other' }),
    paths: ['.spec.ingressClassName'],
  }),
  Role: () => ({
    change: live => ({
      ...live,
      rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
    }),
    paths: [
      '.rules[0].apiGroups[0]',
      '.rules[0].resources[0]',
      '.rules[0].verbs[0]',
      '.rules[0].verbs[1]',
      '.rules[1]',
    ],
  }),
  Secret: ({ data }) => changeTexts('data', data as Fields),
  Service: () => ({
    change: live =>
      editSpec(live, {
        ports: ((live.spec as Fields).ports as Fields[]).map(port =>
          port.name === 'http' ? { ...port, targetPort: 8081 } : port,
        ),
      }),
    paths: ['.spec.ports[port=80,protocol="TCP"].targetPort'],
  }),
  ServiceAccount: () => ({
    change: live => ({
      ...live,
      metadata: {
        ...live.metadata,
        labels: { ...live.metadata.labels, 'app.kubernetes.io/version': '0' },
      },
    }),
    paths: ['.metadata.labels["app.kubernetes.io/version"]'],
  }),
  StatefulSet: () => ({
    change: live =>
      editContainer(live, ({ readinessProbe: _, ...container }) => container),
    paths: ['.spec.template.spec.containers[name="app"].readinessProbe'],
  }),
};

/** The edit that the benchmark makes to an object. */
export function editOf(live: KubeObject): Edit {
  return editors[live.kind](live);
}

/** Another value for one key, and another one gone. */
function changeTexts(field: string, texts: Fields): Edit {
  const [changed, gone] = Object.keys(texts);
  const { [gone]: _, ...rest } = texts;
  return {
    change: live => ({ ...live, [field]: { ...rest, [changed]: 'ZWRpdGVk' } }),
    paths: [changed, gone].map(key => `.${field}${segmentOf(key)}`),
  };
}

function segmentOf(key: string): string {
  return /^\w+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
