import { withoutImpliedRequests } from './impliedRequests';

const pod = (resources: unknown) => ({
  spec: { containers: [{ name: 'a', resources }] },
});
const limits = { cpu: '1', memory: '1Gi' };

describe('withoutImpliedRequests', () => {
  it.each([
    {
      title: 'requests that limits imply go',
      desired: { limits: { cpu: '1000m', memory: '1024Mi' } },
      live: { limits, requests: limits },
      left: { limits },
    },
    {
      title: 'what git declares stays, amount by amount',
      desired: { limits, requests: { cpu: '1' } },
      live: { limits, requests: limits },
      left: { limits, requests: { cpu: '1' } },
    },
    {
      title: 'what followed from the limit in git before it was changed',
      desired: { limits: { cpu: '1' } },
      live: { limits: { cpu: '2' }, requests: { cpu: '1' } },
      left: { limits: { cpu: '2' } },
    },
    {
      title: 'other amounts stay',
      desired: { limits },
      live: { limits, requests: { cpu: '500m' } },
      left: { limits, requests: { cpu: '500m' } },
    },
    {
      title: 'what is no amount stays',
      desired: {},
      live: { limits: { cpu: 'a' }, requests: { cpu: 'a' } },
      left: { limits: { cpu: 'a' }, requests: { cpu: 'a' } },
    },
  ])('$title', ({ desired, live, left }) => {
    expect(withoutImpliedRequests(pod(live), pod(desired))).toEqual(pod(left));
  });

  it('leaves what is no Pod', () => {
    expect(withoutImpliedRequests({ spec: { containers: 'all' } }, {})).toEqual(
      { spec: { containers: 'all' } },
    );
    expect(withoutImpliedRequests({}, {})).toEqual({});
  });
});
