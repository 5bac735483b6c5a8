import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { machine } from './machine';
import { push } from './repository';

/**
 * Declares a file of the machine in git, in staging of the component `tracking`, with the playbook that writes it. All of
 * it is taken back when `meanwhile` ends.
 */
export async function withMachine(
  declared: { file: string; content: string },
  meanwhile: () => Promise<void>,
): Promise<void> {
  const { file, content } = declared;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const before: Record<string, string> = {};
  const remember =
    (name: string, edit: (text: string) => string) => (text: string) => {
      before[name] = text;
      return edit(text);
    };
  await push('platform', {
    message: 'Give staging a machine',
    edits: {
      'environments.yaml': remember('environments.yaml', text =>
        text.replace(
          /(name: staging\n(?:.*\n)*? {2}targets:\n)/,
          `$1    - name: staging-lab\n      hosts:\n        inventory: ${machine.inventory}\n        group: ${machine.group}\n`,
        ),
      ),
    },
  });
  const delivery = 'apps/tracking/delivery.yaml';
  await push('logistics-gitops', {
    message: 'Run tracking on a machine of staging',
    edits: {
      [delivery]: remember(delivery, text =>
        text.replace(
          /(environment: staging\n(?:.*\n)*? {6}placements:\n)/,
          `$1        - target: staging-lab\n          source: { path: hosts/tracking/staging }\n          vars: { workers: 4 }\n          playbook: { folder: hosts/tracking/playbook, file: site.yml }\n`,
        ),
      ),
      'hosts/tracking/staging/goss.yaml': () =>
        `file:\n  ${file}:\n    exists: true\n    mode: "0640"\n    sha256: ${sha256}\n`,
      'hosts/tracking/playbook/site.yml': () =>
        `- hosts: ${machine.group}\n  gather_facts: false\n  tasks:\n    - name: settings\n      template: { src: app.conf, dest: "${file}", mode: "0640" }\n`,
      'hosts/tracking/playbook/templates/app.conf': () =>
        'listen = 9310\nworkers = {{ workers }}\n',
    },
  });
  try {
    await meanwhile();
  } finally {
    await push('logistics-gitops', {
      message: 'Take the machine back',
      edits: { [delivery]: () => before[delivery] },
    });
    await push('platform', {
      message: 'Take the machine back',
      edits: { 'environments.yaml': () => before['environments.yaml'] },
    });
    await rm(file, { force: true });
  }
}
