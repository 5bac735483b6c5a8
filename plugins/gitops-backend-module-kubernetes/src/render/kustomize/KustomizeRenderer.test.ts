import { createMockDirectory } from '@backstage/backend-test-utils';
import { detectSandbox } from '@oneroof/plugin-gitops-node/process';
import { rendererContract } from '@oneroof/plugin-gitops-node/testUtils';
import { describeWithKustomize } from '../../__testUtils__/describeWithKustomize';
import { accessTo, renderSample } from '../../__testUtils__/renderSample';
import { requireEmpty } from '../../__testUtils__/requireEmpty';
import { RenderTool, RenderToolOptions } from '../sandbox/RenderTool';
import { KustomizeRenderer } from './KustomizeRenderer';

jest.setTimeout(60_000);

const configMap = (name: string) =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}}, data: {a: b}}`;

const overlay = {
  path: 'apps/web/overlays/prod',
  files: {
    'apps/web/overlays/prod/kustomization.yaml': `
namePrefix: prod-
generatorOptions: {disableNameSuffixHash: true}
resources: [../../base, own.yaml]
components: [../../../../shared]
configMapGenerator: [{name: settings, files: [a.txt]}]
patches: [{patch: '[{"op": "replace", "path": "/data/a", "value": "c"}]', target: {name: web}}]
`,
    'apps/web/overlays/prod/own.yaml': configMap('own'),
    'apps/web/overlays/prod/a.txt': 'text',
    'apps/web/base/kustomization.yaml': 'resources: [web.yaml]',
    'apps/web/base/web.yaml': configMap('web'),
    'shared/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncommonLabels: {team: a}',
  },
};

describeWithKustomize('KustomizeRenderer with the real kustomize', () => {
  const directory = createMockDirectory();
  let options: RenderToolOptions;

  beforeAll(async () => {
    const path = process.env.PATH ?? '';
    options = {
      path,
      sandbox: await detectSandbox(path),
      timeoutMs: 20_000,
      temporaryFolder: directory.path,
    };
  });

  const createRenderer = (changes: Partial<RenderToolOptions> = {}) =>
    new KustomizeRenderer(new RenderTool({ ...options, ...changes }));

  afterEach(() => {
    requireEmpty(directory.path);
  });

  rendererContract(async () => ({
    renderer: createRenderer(),
    valid: {
      ...overlay,
      objects: [
        { kind: 'ConfigMap', name: 'prod-own' },
        { kind: 'ConfigMap', name: 'prod-web' },
        { kind: 'ConfigMap', name: 'prod-settings' },
      ],
    },
    broken: {
      path: 'web',
      files: { 'web/kustomization.yaml': 'resources: [missing.yaml]' },
    },
    foreignFileNames: ['deployment.yaml', 'README.md'],
  }));

  it('names the folders that the overlay depends on', async () => {
    await expect(
      createRenderer().findInputs(
        overlay.path,
        accessTo(overlay.files),
        new AbortController().signal,
      ),
    ).resolves.toEqual([overlay.path, 'apps/web/base', 'shared']);
  });

  it('says in kustomize’s words what is wrong, without our folders', async () => {
    const rendering = renderSample(
      createRenderer(),
      {
        'web/kustomization.yaml':
          'resources: [a.yaml]\npatches: [{path: p.yaml}]',
        'web/a.yaml': configMap('a'),
        'web/p.yaml':
          '{apiVersion: v1, kind: Secret, metadata: {name: other}, stringData: {password: hunter2}}',
      },
      { path: 'web' },
    );

    await expect(rendering).rejects.toMatchObject({
      code: 'render-failed',
      message: expect.stringMatching(/^kustomize failed: .*no matches for/),
    });
    await expect(rendering).rejects.toMatchObject({
      message: expect.not.stringMatching(/hunter2|oneroof-kustomize/),
    });
  });

  it.each<[string, string, Record<string, string | Uint8Array>?]>([
    ['a literal without a key', '{literals: [hunter2]}', {}],
    ['a literal with an empty key', '{literals: ["=hunter2"]}', {}],
    ['quotes in a literal', `{literals: ['hun"ter2-hunter2']}`, {}],
    ['a long literal', `{literals: ['${'hunter2 '.repeat(200)}']}`, {}],
    ['literals in a map', '{literals: {password: hunter2}}', {}],
    ['a key twice', '{literals: [hunter2=1, hunter2=2]}', {}],
    ['literals as files', '{files: ["hunter2=="]}', {}],
    ['a literal as file', '{files: ["password=hunter2"]}', {}],
    ['a literal with a colon as file', '{files: ["password=hunter2:x"]}', {}],
    ['a literal as env file', '{envs: [hunter2]}', {}],
    ['a literal outside as env file', '{envs: ["../../hunter2"]}', {}],
    [
      'bytes in an env file that are no text',
      '{envs: [e.env]}',
      { 'web/e.env': Buffer.from([0xff, ...Buffer.from('=hunter2\n')]) },
    ],
    ['no generator at all', '"hunter2"', {}],
  ])(
    'tells no value of a secretGenerator with %s',
    async (_, generator, files) => {
      const fields = generator.startsWith('{')
        ? `[{name: s, ${generator.slice(1)}]`
        : generator;
      const rendering = renderSample(
        createRenderer(),
        { 'web/kustomization.yaml': `secretGenerator: ${fields}`, ...files },
        { path: 'web' },
      );

      await expect(rendering).rejects.toMatchObject({
        name: 'ObservationError',
        message: expect.not.stringMatching(/hun|ter2|104 117 110|aHVudGVy/),
      });
    },
  );

  it.each([
    ['a patch that is no YAML', '"hunter2: ["'],
    ['a patch of nothing', '"[{op: replace, path: /hunter2, value: hunter2}]"'],
    [
      'a patch of another kind of node',
      '"{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: hunter2}"',
    ],
  ])('tells no value of %s', async (_, patch) => {
    const rendering = renderSample(
      createRenderer(),
      {
        'web/kustomization.yaml': `resources: [a.yaml]\npatches: [{target: {kind: ConfigMap}, patch: ${patch}}]`,
        'web/a.yaml': configMap('a'),
      },
      { path: 'web' },
    );

    await expect(rendering).rejects.toMatchObject({
      code: 'render-failed',
      message: expect.not.stringMatching(/hunter2/),
    });
  });

  it('leaves out what no kustomization of the folder refers to', async () => {
    const { objects } = await renderSample(
      createRenderer(),
      {
        'web/kustomization.yaml': 'resources: [a.yaml]',
        'web/a.yaml': configMap('a'),
        'other/../../escape.yaml': configMap('b'),
      },
      { path: 'web' },
    );

    expect(objects.map(object => object.metadata.name)).toEqual(['a']);
  });

  it('refuses a remote base before the binary runs', async () => {
    await expect(
      renderSample(
        createRenderer({ binary: '/nonexistent/kustomize' }),
        { 'web/kustomization.yaml': 'resources: [https://evil.example/x]' },
        { path: 'web' },
      ),
    ).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('is remote'),
    });
  });
});
