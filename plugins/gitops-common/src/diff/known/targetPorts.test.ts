import { withoutTargetPorts } from './targetPorts';

const service = (...ports: unknown[]) => ({ spec: { ports } });

describe('withoutTargetPorts', () => {
  it.each([
    {
      title: 'what git leaves out goes',
      desired: service({ port: 80 }),
      live: service({ port: 80, protocol: 'TCP', targetPort: 80 }),
      left: service({ port: 80, protocol: 'TCP' }),
    },
    {
      title: 'what git declares stays, port by port and protocol by protocol',
      desired: service(
        { port: 53, targetPort: 53 },
        { port: 53, protocol: 'UDP' },
      ),
      live: service(
        { port: 53, protocol: 'TCP', targetPort: 53 },
        { port: 53, protocol: 'UDP', targetPort: 53 },
      ),
      left: service(
        { port: 53, protocol: 'TCP', targetPort: 53 },
        { port: 53, protocol: 'UDP' },
      ),
    },
    {
      title: 'another target stays',
      desired: service({ port: 80 }),
      live: service({ port: 80, protocol: 'TCP', targetPort: 8080 }),
      left: service({ port: 80, protocol: 'TCP', targetPort: 8080 }),
    },
    {
      title: 'what is no port stays',
      desired: { spec: 'none' },
      live: service('text', null, { port: 80 }),
      left: service('text', null, { port: 80 }),
    },
  ])('$title', ({ desired, live, left }) => {
    expect(withoutTargetPorts(live, desired)).toEqual(left);
  });
});
