import { describeOnControlPlane } from './describeOnControlPlane';
import { requestApi } from './requestApi';
import { ControlPlane, startControlPlane } from './startControlPlane';

jest.setTimeout(90_000);

describeOnControlPlane('startControlPlane', () => {
  let plane: ControlPlane;

  beforeAll(async () => {
    plane = await startControlPlane({ controllers: true });
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it.each([
    { user: 'admin' as const, status: 200 },
    { user: 'viewer' as const, status: 403 },
  ])('answers $user with $status', async ({ user, status }) => {
    const answer = await requestApi(plane, { path: '/api/v1/nodes', user });

    expect(answer.status).toBe(status);
  });

  it('keeps what was written', async () => {
    const body = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kept', namespace: 'default' },
      data: { key: 'value' },
    };
    const path = '/api/v1/namespaces/default/configmaps';

    await requestApi(plane, { method: 'POST', path, body });
    const answer = await requestApi(plane, { path: `${path}/kept` });

    expect(JSON.parse(answer.text).data).toEqual({ key: 'value' });
  });

  it('has controllers at work', async () => {
    await requestApi(plane, {
      method: 'POST',
      path: '/apis/apps/v1/namespaces/default/deployments',
      body: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: {
          selector: { matchLabels: { app: 'web' } },
          template: {
            metadata: { labels: { app: 'web' } },
            spec: { containers: [{ name: 'web', image: 'web:1' }] },
          },
        },
      },
    });

    let count = 0;
    while (count === 0) {
      const { text } = await requestApi(plane, {
        path: '/apis/apps/v1/namespaces/default/replicasets',
      });
      count = JSON.parse(text).items.length;
    }

    expect(count).toBe(1);
  });
});
