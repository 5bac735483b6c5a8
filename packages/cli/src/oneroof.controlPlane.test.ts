import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ControlPlane,
  describeOnControlPlane,
  requestApi,
  startControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { chmodSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { DriftReport } from './drift/driftReport';
import { OneroofProgram } from './__testUtils__/OneroofProgram';

jest.setTimeout(180_000);

const manager = 'argocd-controller';

const deployment = (replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', labels: { team: 'shop' } },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          {
            name: 'app',
            image: 'registry.example.com/web:1.4.2',
            ports: [{ containerPort: 8080, protocol: 'TCP' }],
            resources: { requests: { cpu: '0.1', memory: '128Mi' } },
          },
        ],
      },
    },
  },
});
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    selector: { app: 'web' },
    ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }],
  },
};
const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'key', namespace: 'shop' },
  stringData: { password: 'hunter2' },
};

describeOnControlPlane('oneroof, against a real control plane', () => {
  const directory = createMockDirectory();
  let plane: ControlPlane;
  let oneroof: OneroofProgram;

  beforeAll(async () => {
    oneroof = new OneroofProgram();
    plane = await startControlPlane();
    await write('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    directory.setContent({
      app: {
        'web.yaml': [deployment(2), service]
          .map(object => stringify(object))
          .join('---\n'),
        'secret.yaml': stringify(secret),
      },
    });
  });

  afterAll(async () => {
    await plane?.stop();
    oneroof.remove();
  });

  async function write(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    contentType?: string,
  ) {
    const { status, text } = await requestApi(plane, {
      method,
      path,
      body,
      contentType,
    });
    if (status >= 300) {
      throw new Error(`${method} ${path} answered ${status}: ${text}`);
    }
  }

  const apply = (path: string, body: object) =>
    write(
      'PATCH',
      `${path}?fieldManager=${manager}&force=true`,
      body,
      'application/apply-patch+yaml',
    );

  const patchAs = (who: string, path: string, body: object) =>
    write(
      'PATCH',
      `${path}?fieldManager=${who}`,
      body,
      'application/merge-patch+json',
    );

  beforeEach(async () => {
    await apply('/apis/apps/v1/namespaces/shop/deployments/web', deployment(2));
    await apply('/api/v1/namespaces/shop/services/web', service);
    await apply('/api/v1/namespaces/shop/secrets/key', secret);
  });

  const drift = (...args: string[]) =>
    oneroof.run(['drift', ...args], {
      cwd: directory.path,
      env: { KUBECONFIG: plane.kubeconfig },
    });

  it('finds what was applied in sync', async () => {
    expect(await drift('-f', 'app')).toEqual({
      code: 0,
      stdout: '3 in sync (context admin)\n',
      stderr: '',
    });
  });

  it('finds exactly what was changed by hand, and by whom', async () => {
    await patchAs(
      'kubectl-edit',
      '/apis/apps/v1/namespaces/shop/deployments/web',
      {
        metadata: { labels: { team: 'platform', debug: 'yes' } },
      },
    );
    await patchAs('kubectl-patch', '/api/v1/namespaces/shop/secrets/key', {
      stringData: { password: 'hunter3' },
    });
    await write('DELETE', '/api/v1/namespaces/shop/services/web');

    const { stdout, code } = await drift('-f', 'app', '-o', 'json');

    const { resources } = JSON.parse(stdout) as DriftReport;
    const found = Object.fromEntries(
      resources.map(({ kind, sync, drift: items, unmanaged }) => [
        kind,
        { sync, drift: items, unmanaged },
      ]),
    );
    const by = (who: string) =>
      expect.objectContaining({ manager: who, operation: 'Update' });
    expect(found).toEqual({
      Deployment: {
        sync: 'drifted',
        drift: [
          {
            path: '.metadata.labels.team',
            op: 'change',
            desired: 'shop',
            live: 'platform',
            by: by('kubectl-edit'),
          },
        ],
        unmanaged: [
          {
            path: '.metadata.labels.debug',
            live: 'yes',
            by: by('kubectl-edit'),
          },
        ],
      },
      Service: { sync: 'missing', drift: [], unmanaged: [] },
      Secret: {
        sync: 'drifted',
        drift: [
          expect.objectContaining({
            path: '.data.password',
            op: 'change',
            by: by('kubectl-patch'),
          }),
        ],
        unmanaged: [],
      },
    });
    expect(stdout).not.toMatch(/hunter|aHVudGVy/);
    expect(code).toBe(1);
  });

  it('renders a kustomization with its base', async () => {
    directory.addContent({
      base: {
        'kustomization.yaml': 'resources: [web.yaml]',
        'web.yaml': stringify(deployment(2)),
      },
      overlay: {
        'kustomization.yaml': `resources: [../base]
replicas: [{name: web, count: 5}]
`,
      },
    });
    const { stdout, code } = await drift('-f', 'overlay', '--kustomize');
    expect(stdout).toContain('.spec.replicas');
    expect(stdout).toContain('git   5\n      live  2\n');
    expect(code).toBe(1);
  });

  it('tells of a kustomization that does not render', async () => {
    directory.addContent({
      broken: { 'kustomization.yaml': 'resources: [gone.yaml]' },
    });
    const { stdout, code } = await drift('-f', 'broken', '-k');
    expect(stdout).toMatch(/^broken: .*gone\.yaml/);
    expect(code).toBe(2);
  });

  it('gets its credentials from a program, as those of cloud providers do', async () => {
    const program = directory.resolve('credentials');
    writeFileSync(
      program,
      `#!/bin/sh
echo '{"apiVersion": "client.authentication.k8s.io/v1beta1", "kind": "ExecCredential", "status": {"token": "${plane.tokens.admin}"}}'
`,
    );
    chmodSync(program, 0o700);
    directory.addContent({
      kubeconfig: stringify({
        'current-context': 'cloud',
        contexts: [
          {
            name: 'cloud',
            context: { cluster: 'c', user: 'u', namespace: 'shop' },
          },
        ],
        clusters: [
          {
            name: 'c',
            cluster: {
              server: plane.server,
              'certificate-authority-data': Buffer.from(plane.ca).toString(
                'base64',
              ),
            },
          },
        ],
        users: [
          {
            name: 'u',
            user: {
              exec: {
                apiVersion: 'client.authentication.k8s.io/v1beta1',
                command: program,
                interactiveMode: 'Never',
              },
            },
          },
        ],
      }),
    });
    expect(
      await drift('-f', 'app', '--kubeconfig', 'kubeconfig'),
    ).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('3 in sync (context cloud)'),
    });
  });

  it('could not tell, for somebody who may read nothing', async () => {
    const { stdout, code } = await drift('-f', 'app', '--context', 'viewer');
    expect(stdout).toContain('3 unknown (context viewer)');
    expect(code).toBe(2);
  });

  it('reads, and writes nothing', async () => {
    const version = async () => {
      const { text } = await requestApi(plane, {
        path: '/apis/apps/v1/namespaces/shop/deployments/web',
      });
      return JSON.parse(text).metadata.resourceVersion;
    };
    const before = await version();
    await drift('-f', 'app');
    expect(await version()).toBe(before);
  });
});
