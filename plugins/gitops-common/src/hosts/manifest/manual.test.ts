import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { hostItemKinds } from '../../model/host';
import { attributeTables, formerNames } from './attributeTables';
import { resolveHostManifest } from './resolveHostManifest';

const manual = readFileSync(
  join(__dirname, '../../../../../docs/host-manifests.md'),
  'utf8',
);

describe('docs/host-manifests.md', () => {
  it('begins with an example that works', () => {
    const [text, delivery] = [...manual.matchAll(/```yaml\n([^]*?)```/g)].map(
      ([, block]) => block,
    );
    const { spec } = parse(delivery);
    const [{ vars }] = spec.environments[0].placements;

    const { items, problems } = resolveHostManifest(
      { files: [{ path: 'goss.yaml', text }], vars: { ...spec.vars, ...vars } },
      {},
    );

    expect(problems).toEqual([]);
    expect(items.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'package payments-agent',
      'service payments-agent',
      'file /etc/payments/agent.conf',
      'user ada',
      'user grace',
    ]);
    expect(items[0].expected).toEqual({ versions: ['1.8.1-1'] });
  });

  it.each(hostItemKinds)('names the attributes of %s', kind => {
    const row = manual
      .split('\n')
      .find(line => line.startsWith(`| \`${kind}\` `))!;
    const [, , expects, settings] = row.split('|');
    const names = (cell: string) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort();
    const table = attributeTables[kind];

    expect(names(expects)).toEqual(
      [
        ...Object.keys(table.expectations),
        ...Object.keys(formerNames[kind] ?? {}),
      ].sort(),
    );
    expect(names(settings)).toEqual([table.subject, ...table.settings].sort());
  });
});
