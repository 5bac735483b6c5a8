import { withoutLimitDefaults } from './limitRangeDefaults';

const range = (...limits: unknown[]) => ({ spec: { limits } });

describe('withoutLimitDefaults', () => {
  it.each([
    {
      title: 'a maximum is the default, and the default is the request',
      desired: { max: { cpu: '2' } },
      live: {
        max: { cpu: '2' },
        default: { cpu: '2' },
        defaultRequest: { cpu: '2' },
      },
      left: { max: { cpu: '2' } },
    },
    {
      title: 'a minimum is the request where nothing else is',
      desired: { min: { cpu: '1' } },
      live: { min: { cpu: '1' }, defaultRequest: { cpu: '1' } },
      left: { min: { cpu: '1' } },
    },
    {
      title: 'what git declares stays, key by key',
      desired: {
        default: { cpu: '1', memory: '1Gi' },
        defaultRequest: { cpu: '1' },
      },
      live: {
        default: { cpu: '1', memory: '1Gi' },
        defaultRequest: { cpu: '1', memory: '1Gi' },
      },
      left: {
        default: { cpu: '1', memory: '1Gi' },
        defaultRequest: { cpu: '1' },
      },
    },
    {
      title: 'what followed from the value in git before it was changed',
      desired: { default: { memory: '1Gi' } },
      live: { default: { memory: '2Gi' }, defaultRequest: { memory: '1Gi' } },
      left: { default: { memory: '2Gi' } },
    },
    {
      title: 'what follows from a value of the moment',
      desired: { default: { memory: '1Gi' } },
      live: { default: { memory: '2Gi' }, defaultRequest: { memory: '2Gi' } },
      left: { default: { memory: '2Gi' } },
    },
    {
      title: 'a value of its own stays',
      desired: { default: { memory: '1Gi' } },
      live: { default: { memory: '1Gi' }, defaultRequest: { memory: '5Mi' } },
      left: { default: { memory: '1Gi' }, defaultRequest: { memory: '5Mi' } },
    },
  ])('$title', ({ desired, live, left }) => {
    const type = 'Container';

    expect(
      withoutLimitDefaults(
        range({ type, ...live }),
        range({ type, ...desired }),
      ),
    ).toEqual(range({ type, ...left }));
  });

  it.each([
    { spec: 'text' },
    { spec: { limits: {} } },
    range(7, null),
    range({ type: 'Pod', max: { cpu: '2' }, default: { cpu: '2' } }),
    {},
  ])('leaves %p as it is', live => {
    expect(withoutLimitDefaults(live, {})).toEqual(live);
  });
});
