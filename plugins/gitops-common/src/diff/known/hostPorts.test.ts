import { withHostPorts } from './hostPorts';

const pod = (hostNetwork: boolean, port: object) => ({
  hostNetwork,
  containers: [{ name: 'a', ports: [port] }, { name: 'b' }],
  initContainers: [{ name: 'i', ports: [port] }],
});
const template = (spec: object) => ({ spec: { template: { spec } } });

describe('withHostPorts', () => {
  it.each([
    { kind: 'DaemonSet', wrap: template },
    { kind: 'Pod', wrap: (spec: object) => ({ spec }) },
    {
      kind: 'CronJob',
      wrap: (spec: object) => ({ spec: { jobTemplate: template(spec) } }),
    },
  ])(
    'gives the ports of a $kind on the host network their host ports',
    ({ kind, wrap }) => {
      expect(
        withHostPorts(wrap(pod(true, { containerPort: 9100 })), kind),
      ).toEqual(wrap(pod(true, { containerPort: 9100, hostPort: 9100 })));
    },
  );

  it.each([
    {
      title: 'pods with a network of their own',
      spec: pod(false, { containerPort: 1 }),
    },
    {
      title: 'ports that say their host port',
      spec: pod(true, { containerPort: 1, hostPort: 2 }),
    },
    { title: 'what is no port', spec: pod(true, ['text']) },
    {
      title: 'what are no containers',
      spec: { hostNetwork: true, containers: 'all' },
    },
  ])('leaves $title', ({ spec }) => {
    expect(withHostPorts(template(spec), 'Deployment')).toEqual(template(spec));
  });

  it('returns the very object where there is nothing to do', () => {
    const object = template(pod(false, {}));

    expect(withHostPorts(object, 'Deployment')).toBe(object);
    expect(withHostPorts(object, 'Widget')).toBe(object);
  });
});
