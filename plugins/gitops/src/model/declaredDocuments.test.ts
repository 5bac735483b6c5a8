import { declaredDocuments } from './declaredDocuments';

const declaredLive: (
  ...args: Parameters<typeof declaredDocuments>
) => Record<string, unknown> | undefined = (...args) =>
  declaredDocuments(...args)?.live;

const desired = {
  metadata: { labels: { 'app.kubernetes.io/name': 'api' } },
  spec: {
    replicas: 3,
    containers: [
      { name: 'log', image: 'log:1' },
      { name: 'api', image: 'api:1', args: ['-a', '-b', '-c'] },
    ],
    ports: [{ port: 80, name: 'http' }],
    finalizers: ['a', 'b'],
  },
};

describe('declaredDocuments', () => {
  it.each([
    {
      title: 'a changed value',
      drift: [{ path: '.spec.replicas', op: 'change', live: 10 }],
      spec: { replicas: 10 },
    },
    {
      title: 'an element by its name',
      drift: [
        {
          path: '.spec.containers[name="api"].image',
          op: 'change',
          live: 'api:2',
        },
      ],
      spec: {
        containers: [
          desired.spec.containers[0],
          { ...desired.spec.containers[1], image: 'api:2' },
        ],
      },
    },
    {
      title: 'an element by keys of which git leaves one out',
      drift: [
        {
          path: '.spec.ports[port=80,protocol="TCP"].name',
          op: 'change',
          live: 'web',
        },
      ],
      spec: { ports: [{ port: 80, name: 'web' }] },
    },
    {
      title: 'an element that is gone',
      drift: [{ path: '.spec.containers[name="log"]', op: 'add' }],
      spec: { containers: [desired.spec.containers[1]] },
    },
    {
      title: 'several positions that are gone',
      drift: [
        { path: '.spec.containers[name="api"].args[1]', op: 'add' },
        { path: '.spec.containers[name="api"].args[2]', op: 'add' },
      ],
      spec: {
        containers: [
          desired.spec.containers[0],
          { ...desired.spec.containers[1], args: ['-a'] },
        ],
      },
    },
    {
      title: 'a value of a set that is gone, and one that has come',
      drift: [
        { path: '.spec.finalizers[="a"]', op: 'add' },
        { path: '.spec.finalizers[="c"]', op: 'remove', live: 'c' },
      ],
      spec: { finalizers: ['b', 'c'] },
    },
    {
      title: 'a field that has come',
      drift: [{ path: '.spec.paused', op: 'remove', live: true }],
      spec: { paused: true },
    },
  ])('shows $title', ({ drift, spec }) => {
    expect(declaredLive(desired, drift as never)).toEqual({
      ...desired,
      spec: { ...desired.spec, ...spec },
    });
  });

  it('reads keys that are no identifiers', () => {
    const path = '.metadata.labels["app.kubernetes.io/name"]';
    expect(
      declaredLive(desired, [{ path, op: 'change', live: 'web' }]),
    ).toMatchObject({
      metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
    });
  });

  it('puts stringData of a Secret where servers store it', () => {
    const secret = {
      kind: 'Secret',
      data: { user: '••••' },
      stringData: { password: '••••' },
    };
    expect(
      declaredDocuments(secret, [
        { path: '.data.password', op: 'change', live: 'differs' },
      ]),
    ).toEqual({
      desired: { kind: 'Secret', data: { user: '••••', password: '••••' } },
      live: { kind: 'Secret', data: { user: '••••', password: 'differs' } },
    });
  });

  it('leaves what git declares as it is', () => {
    const before = JSON.parse(JSON.stringify(desired));
    declaredLive(desired, [{ path: '.spec.replicas', op: 'change', live: 1 }]);
    expect(desired).toEqual(before);
  });

  it('makes a hostile key a field and no prototype', () => {
    const live = declaredLive({}, [
      { path: '.__proto__', op: 'remove', live: { polluted: true } },
    ]);
    expect(Object.keys(live!)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    { title: 'a path of an unknown form', path: '.spec{x}' },
    { title: 'a place that git does not have', path: '.spec.a.b' },
    { title: 'no path', path: '' },
  ])('says that it cannot tell: $title', ({ path }) => {
    expect(
      declaredLive(desired, [{ path, op: 'change', live: 1 }]),
    ).toBeUndefined();
  });

  it('says that it cannot tell where the list may be cut', () => {
    const drift = Array.from({ length: 500 }, (_, index) => ({
      path: `.spec.f${index}`,
      op: 'remove' as const,
      live: 1,
    }));
    expect(declaredLive(desired, drift)).toBeUndefined();
    expect(declaredLive(desired, drift.slice(1))).toBeDefined();
  });
});
