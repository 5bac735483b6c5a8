import { isDeclarationFile } from './isDeclarationFile';

describe('isDeclarationFile', () => {
  it.each([
    ['delivery.yaml', true],
    ['a/b/delivery.yml', true],
    ['environment.yaml', true],
    ['environments.yml', true],
    ['a/payments.delivery.yaml', true],
    ['prod.environment.yaml', true],
    ['platform/environments/prod.yaml', true],
    ['environments/eu/prod.yaml', false],
    ['my-delivery.yaml', false],
    ['delivery.json', false],
    ['apps/deployment.yaml', false],
  ])('%s: %s', (path, expected) => {
    expect(isDeclarationFile(path)).toBe(expected);
  });
});
