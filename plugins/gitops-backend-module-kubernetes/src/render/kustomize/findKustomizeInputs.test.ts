import { accessTo, SampleFiles } from '../../__testUtils__/renderSample';
import { findKustomizeInputs } from './findKustomizeInputs';

const find = (files: SampleFiles, path = 'app') =>
  findKustomizeInputs(path, accessTo(files), new AbortController().signal);

const kustomization = (text: string) => ({ 'app/kustomization.yaml': text });

describe('findKustomizeInputs', () => {
  it('follows bases, components and resources, through whatever folders', async () => {
    const inputs = await find({
      'app/kustomization.yaml': `
resources: [../base, deployment.yaml]
components: [../extra/]
patches: [{path: patch.yaml}]
configMapGenerator: [{name: c, files: [settings=files/a.txt], envs: [b.env]}]
`,
      'app/deployment.yaml': '',
      'base/kustomization.yml': 'bases: [../root/deep]',
      'extra/Kustomization': 'kind: Component',
      'root/deep/kustomization.yaml': '{}',
    });

    expect(inputs).toEqual(['app', 'base', 'extra', 'root/deep']);
  });

  it('gives each folder once, also in a circle', async () => {
    await expect(
      find({
        'app/kustomization.yaml': 'resources: [../base, ../other]',
        'base/kustomization.yml': 'resources: [../other]',
        'other/Kustomization': 'components: [../app]',
      }),
    ).resolves.toEqual(['app', 'base', 'other']);
  });

  it('understands the root of a repository', async () => {
    await expect(
      find({ 'kustomization.yaml': 'resources: [a.yaml]', 'a.yaml': '' }, '.'),
    ).resolves.toEqual(['.']);
  });

  it.each([
    ['a path out of the repository', 'resources: [../../etc/passwd]'],
    ['a path out in the middle', 'resources: [a/../../../x]'],
    ['an absolute path', 'resources: [/etc/passwd]'],
    ['a path of Windows', 'resources: ["..\\\\..\\\\x"]'],
    ['NUL', 'resources: ["a\\0b"]'],
    ['an empty path', 'resources: [""]'],
    ['an https base', 'resources: [https://evil.example/x]'],
    ['a base by ssh', 'bases: ["git@evil.example:a/b"]'],
    ['a git base', 'resources: ["git::ssh://evil.example/a"]'],
    ['a base without scheme', 'resources: [github.com/a/b]'],
    ['a base with a ref', 'resources: ["evil.example/a?ref=main"]'],
    ['a remote patch', 'patches: [{path: "http://evil.example/p"}]'],
    ['a remote CRD', 'crds: ["http://evil.example/p"]'],
    ['a remote OpenAPI', 'openapi: {path: "http://evil.example/p"}'],
    ['a remote file', 'configMapGenerator: [{files: ["a=http://evil/x"]}]'],
    ['a remote env', 'secretGenerator: [{envs: ["http://evil/x"]}]'],
    ['a remote replacement', 'replacements: [{path: "http://evil/x"}]'],
    ['a remote transformer', 'transformers: ["http://evil/x"]'],
    ['a file above its folder', 'patches: [{path: ../patch.yaml}]'],
    ['a Helm chart', 'helmCharts: [{name: x}]'],
    ['an old Helm chart', 'helmChartInflationGenerator: [{chartName: x}]'],
    ['a field in another case', 'Resources: ["https://evil.example/x"]'],
    ['a field with a long s', 'reſources: ["https://evil.example/x"]'],
    ['a nested field in another case', 'patches: [{PATH: "http://evil/x"}]'],
    ['an unknown field', 'exec: [{path: /bin/sh}]'],
    ['a key twice', 'resources: []\nresources: ["https://evil.example"]'],
    ['a merge key', 'x: &x {a: 1}\n<<: *x'],
    ['a tag', 'resources: [!!binary aHR0cHM6Ly9ldmls]'],
    ['a hidden line', '# harmless\u2028resources: ["https://evil.example"]'],
    ['a lone carriage return', '# harmless\rresources: ["https://evil"]'],
    ['two documents', 'resources: []\n---\nresources: []'],
    ['no map', '- a'],
    ['broken YAML', 'resources: ['],
    ['deep nesting', `resources: ${'['.repeat(20_000)}`],
    ['a folder without a kustomization', 'resources: [nothing]'],
    [
      'an exec plugin',
      'generators: ["{apiVersion: v1, kind: X, metadata: {annotations: {config.kubernetes.io/function: exec}}}\\n"]',
    ],
    [
      'a Helm plugin',
      'generators: ["apiVersion: builtin\\nkind: HelmChartInflationGenerator"]',
    ],
    ['a folder of plugins', 'transformers: [plugins]'],
  ])('refuses %s', async (_name, text) => {
    await expect(find(kustomization(text))).rejects.toMatchObject({
      name: 'ObservationError',
      code: 'invalid',
    });
  });

  it.each([
    {
      what: 'a plugin in a file that runs a program',
      plugin: 'apiVersion: example.com/v1\nkind: Exec',
    },
    {
      what: 'a plugin in a file that loads something remote',
      plugin:
        'apiVersion: builtin\nkind: PatchTransformer\npath: http://evil/x',
    },
  ])('refuses $what', async ({ plugin }) => {
    await expect(
      find({
        'app/kustomization.yaml': 'transformers: [plugin.yaml]',
        'app/plugin.yaml': plugin,
      }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it.each([
    ['a patch in place', 'patchesStrategicMerge: ["a: 1\\nb: http://x\\n"]'],
    ['a patch in JSON', 'patches: [{patch: \'[{"op": "remove"}]\'}]'],
    [
      'a transformer of kustomize',
      'transformers: ["apiVersion: builtin\\nkind: LabelTransformer\\nfieldSpecs: [{path: metadata/labels}]\\n"]',
    ],
    ['nothing', '{}'],
  ])('accepts %s', async (_name, text) => {
    await expect(find(kustomization(text))).resolves.toEqual(['app']);
  });

  it.each([
    {
      what: 'folders',
      files: Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [
          `a${index}/kustomization.yaml`,
          `resources: [../a${index + 1}]`,
        ]),
      ),
    },
    {
      what: 'references',
      files: {
        'a0/kustomization.yaml': `crds: [${'a,'.repeat(6_000)}]`,
      },
    },
    {
      what: 'text',
      files: { 'a0/kustomization.yaml': ' '.repeat(300_000) },
    },
  ])('has a limit on $what', async ({ files }) => {
    await expect(find(files, 'a0')).rejects.toMatchObject({
      code: 'too-large',
    });
  });
});
