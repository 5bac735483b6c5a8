import { TreeFile } from '@oneroof/plugin-gitops-common';
import { rendererContract } from '@oneroof/plugin-gitops-node/testUtils';
import { GossRenderer } from './GossRenderer';

const { signal } = new AbortController();

const treeOf = (files: Record<string, string | Uint8Array>): TreeFile[] =>
  Object.entries(files).map(([path, content]) => ({
    path,
    content: Buffer.from(content),
  }));

const render = (files: Record<string, string | Uint8Array>, path = 'hosts') =>
  new GossRenderer().render({ path, files: treeOf(files) }, signal);

describe('GossRenderer', () => {
  rendererContract(async () => ({
    renderer: new GossRenderer(),
    valid: {
      path: 'hosts/web',
      files: {
        'hosts/web/goss.yaml':
          'package: {nginx: {versions: [{{ .Vars.nginx | quote }}]}}',
        'hosts/web/goss-base.yaml': 'service: {sshd: {running: true}}',
        'hosts/web/README.md': '# Not a manifest',
        'hosts/web/site.yml': '- hosts: all',
        'hosts/web/deeper/goss.yaml': 'package: {vim: {installed: true}}',
        'hosts/goss.yaml': 'package: {emacs: {installed: true}}',
      },
      objects: [],
      hostFiles: ['hosts/web/goss-base.yaml', 'hosts/web/goss.yaml'],
    },
    broken: { path: 'hosts', files: { 'hosts/goss.yaml': 'package: [' } },
    foreignFileNames: ['README.md', 'deployment.yaml', 'gossip.yaml'],
  }));

  it.each([
    ['goss.yaml', true],
    ['goss.yml', true],
    ['goss.json', true],
    ['gossfile.yaml', true],
    ['goss_httpd.yaml', true],
    ['web.goss.yaml', true],
    ['myapp_gossfile.yaml', true],
    ['gossip.yaml', false],
    ['mongoss.yaml', false],
    ['goss.yaml.bak', false],
    ['vars.yaml', false],
    ['delivery.yaml', false],
  ])('takes %s for a file of a manifest: %s', (name, isOne) => {
    expect(new GossRenderer().detect([name])).toBe(isOne);
  });

  it.each(['.', 'hosts', 'hosts/', './hosts'])(
    'finds the files of %j, however the folder is spelt',
    async path => {
      const prefix = path === '.' ? '' : 'hosts/';
      const { hosts } = await render(
        { [`${prefix}goss.yaml`]: 'user: {web: {exists: true}}' },
        path,
      );

      expect(hosts).toEqual({
        files: [
          { path: `${prefix}goss.yaml`, text: 'user: {web: {exists: true}}' },
        ],
        vars: {},
      });
    },
  );

  it.each<[string, Record<string, string | Uint8Array>, object]>([
    [
      'a file that is no YAML, with its place',
      { 'hosts/goss.yaml': 'package:\n  a: {installed: true' },
      { code: 'invalid', message: expect.stringMatching(/goss\.yaml:2:\d+: /) },
    ],
    [
      'a template that is none',
      { 'hosts/goss.yaml': '{{ if .Vars.a }}' },
      {
        code: 'invalid',
        message: 'hosts/goss.yaml:1:1: a block has no {{ end }}',
      },
    ],
    [
      'text that is not UTF-8',
      { 'hosts/goss.yaml': Uint8Array.of(0x61, 0xff) },
      { code: 'invalid', message: 'hosts/goss.yaml is not UTF-8 text' },
    ],
    [
      'a folder without such files, where somebody asks for it by name',
      { 'hosts/web.yaml': 'package: {}' },
      { code: 'invalid', message: 'no goss files stand in hosts' },
    ],
    [
      'too many files',
      Object.fromEntries(
        Array.from({ length: 101 }, (_, i) => [`hosts/goss-${i}.yaml`, '']),
      ),
      { code: 'too-large' },
    ],
    [
      'files that are too long',
      { 'hosts/goss.yaml': '#'.repeat(8 * 1024 * 1024 + 1) },
      { code: 'too-large' },
    ],
  ])('refuses %s', async (_, files, error) => {
    await expect(render(files)).rejects.toMatchObject({
      name: 'ObservationError',
      ...error,
    });
  });

  it('leaves what hangs on variables to those who know them', async () => {
    const text = [
      'file:',
      '{{ range .Vars.files }}',
      '  {{ . }}: {exists: true}',
      '{{ end }}',
      '{{ if .Vars.a }}  /x: {exists: true}{{ end }}',
      '{{ if not .Vars.a }}  /x: {exists: false}{{ end }}',
    ].join('\n');

    await expect(render({ 'hosts/goss.yaml': text })).resolves.toMatchObject({
      problems: [],
    });
  });
});
