import { usesHostNetwork, withoutHostPorts } from './hostPorts';

const pod = (port: unknown) => ({
  hostNetwork: true,
  containers: [{ name: 'a', ports: [port] }, { name: 'b' }],
  initContainers: [{ name: 'i', ports: [port] }],
});
const template = (spec: object) => ({ spec: { template: { spec } } });
const wraps: Record<string, (spec: object) => object> = {
  CronJob: spec => ({ spec: { jobTemplate: template(spec) } }),
  DaemonSet: template,
  Pod: spec => ({ spec }),
};

describe.each(Object.keys(wraps))('host ports of a %s', kind => {
  const wrap = (spec: object) => wraps[kind](spec) as Record<string, unknown>;

  it.each([
    { hostNetwork: true, uses: true },
    { hostNetwork: false, uses: false },
    { hostNetwork: 'true', uses: false },
    { uses: false },
  ])('are needed with $hostNetwork: $uses', ({ uses, ...spec }) => {
    expect(usesHostNetwork(wrap(spec), kind)).toBe(uses);
  });

  it('are left out where they follow from the port', () => {
    expect(
      withoutHostPorts(
        wrap(pod({ containerPort: 9100, hostPort: 9100 })),
        kind,
      ),
    ).toEqual(wrap(pod({ containerPort: 9100 })));
  });

  it.each([
    { title: 'other ones', spec: pod({ containerPort: 1, hostPort: 2 }) },
    { title: 'what is no port', spec: pod('text') },
    { title: 'what are no containers', spec: { containers: 'all' } },
  ])('leave $title', ({ spec }) => {
    expect(withoutHostPorts(wrap(spec), kind)).toEqual(wrap(spec));
  });
});
