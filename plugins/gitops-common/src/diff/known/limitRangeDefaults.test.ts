import { withLimitDefaults } from './limitRangeDefaults';

const range = (...limits: object[]) => ({ spec: { limits } });

describe('withLimitDefaults', () => {
  it.each([
    {
      title: 'a maximum is the default, and the default is the request',
      limit: { type: 'Container', max: { cpu: '2' } },
      complete: {
        type: 'Container',
        max: { cpu: '2' },
        default: { cpu: '2' },
        defaultRequest: { cpu: '2' },
      },
    },
    {
      title: 'what is said stays, key by key',
      limit: {
        type: 'Container',
        default: { cpu: '1', memory: '1Gi' },
        defaultRequest: { cpu: '100m' },
      },
      complete: {
        type: 'Container',
        default: { cpu: '1', memory: '1Gi' },
        defaultRequest: { cpu: '100m', memory: '1Gi' },
      },
    },
    {
      title: 'a minimum is the request where nothing else is',
      limit: { type: 'Container', min: { cpu: '1' } },
      complete: {
        type: 'Container',
        min: { cpu: '1' },
        defaultRequest: { cpu: '1' },
      },
    },
    {
      title: 'limits of pods have no defaults',
      limit: { type: 'Pod', max: { cpu: '2' } },
      complete: { type: 'Pod', max: { cpu: '2' } },
    },
  ])('$title', ({ limit, complete }) => {
    expect(withLimitDefaults(range(limit))).toEqual(range(complete));
  });

  it.each([
    { spec: 'text' },
    { spec: { limits: {} } },
    { spec: { limits: [7, null] } },
    {},
  ])('leaves %p as it is', object => {
    expect(withLimitDefaults(object)).toEqual(object);
  });
});
