import {
  deliverySchema,
  environmentSchema,
  resolveHostManifest,
} from '@oneroof/plugin-gitops-common';
import { parse } from 'yaml';
import { deliveryTemplate, hostsDeliveryTemplate } from './deliveryTemplate';
import { environmentTemplate } from './environmentTemplate';
import {
  gossTemplate,
  hostsTargetTemplate,
  inventoryConfigTemplate,
  inventoryTemplate,
  playbookTemplate,
} from './hostTemplates';

describe('templates', () => {
  it.each([
    ['component:default/payments', 'payments'],
    ['component:default/My_Service.v2', 'My_Service.v2'],
    ['component:default/x', '__'],
    ['component:default/x', 'x'.repeat(63)],
  ])('makes a delivery of %s that the backend accepts', (ref, name) => {
    const result = deliverySchema.safeParse(parse(deliveryTemplate(ref, name)));
    expect(result.error?.issues).toBeUndefined();
  });

  it('makes a delivery to hosts that the backend accepts', () => {
    const text = hostsDeliveryTemplate('component:default/x', 'My_Service.v2');
    const result = deliverySchema.safeParse(parse(text));
    expect(result.error?.issues).toBeUndefined();
  });

  it('names a playbook as the backend accepts it', () => {
    const delivery = parse(hostsDeliveryTemplate('component:default/x', 'x'));
    const [environment] = delivery.spec.environments;
    Object.assign(
      environment,
      parse(playbookTemplate('dev-hosts', 'hosts/x/dev')),
    );
    const result = deliverySchema.safeParse(delivery);
    expect(result.error?.issues).toBeUndefined();
    expect(environment.placements[0].playbook).toBeDefined();
  });

  it('makes a target of hosts that the backend accepts', () => {
    const environment = parse(environmentTemplate);
    Object.assign(
      environment.spec,
      parse(
        hostsTargetTemplate({
          target: 'dev-hosts',
          inventory: 'datacenter',
          group: 'web',
        }),
      ),
    );
    const result = environmentSchema.safeParse(environment);
    expect(result.error?.issues).toBeUndefined();
  });

  it('declares hosts as the judge reads them', () => {
    const { items, problems } = resolveHostManifest(
      { files: [{ path: 'goss.yaml', text: gossTemplate }], vars: {} },
      {},
    );
    expect(problems).toEqual([]);
    expect(items.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual([
      'file /etc/nginx/nginx.conf',
      'package nginx',
      'port tcp:443',
      'service nginx',
    ]);
  });

  it.each(['web', 'no', 'a: b', '{x}', '*', "it's", '1'])(
    'keeps the name %s whole',
    name => {
      expect(Object.keys(parse(inventoryTemplate(name)))).toEqual([name]);
      expect(
        parse(inventoryConfigTemplate(name)).gitops.inventories[0].name,
      ).toBe(name);
      expect(
        parse(
          hostsTargetTemplate({ target: name, inventory: name, group: name }),
        ).targets,
      ).toEqual([{ name, hosts: { inventory: name, group: name } }]);
    },
  );

  it('makes an environment that the backend accepts', () => {
    const result = environmentSchema.safeParse(parse(environmentTemplate));
    expect(result.error?.issues).toBeUndefined();
  });
});
