import {
  deliverySchema,
  environmentSchema,
} from '@oneroof/plugin-gitops-common';
import { parse } from 'yaml';
import { deliveryTemplate } from './deliveryTemplate';
import { environmentTemplate } from './environmentTemplate';

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

  it('makes an environment that the backend accepts', () => {
    const result = environmentSchema.safeParse(parse(environmentTemplate));
    expect(result.error?.issues).toBeUndefined();
  });
});
