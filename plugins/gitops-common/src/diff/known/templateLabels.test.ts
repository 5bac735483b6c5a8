import { withoutTemplateLabels } from './templateLabels';

const template = { metadata: { labels: { app: 'a' } } };

describe('withoutTemplateLabels', () => {
  it.each([
    {
      title: 'labels and selector that the server took over go',
      desired: { spec: { template } },
      live: {
        metadata: { labels: { app: 'a' } },
        spec: { template, selector: { app: 'a' } },
      },
      left: { metadata: {}, spec: { template } },
    },
    {
      title: 'what git declares stays',
      desired: { spec: { template, selector: { app: 'a' } } },
      live: { spec: { template, selector: { app: 'a' } } },
      left: { spec: { template, selector: { app: 'a' } } },
    },
    {
      title: 'others stay',
      desired: { spec: { template } },
      live: { metadata: { labels: { app: 'b' } }, spec: { template } },
      left: { metadata: { labels: { app: 'b' } }, spec: { template } },
    },
    {
      title: 'what has no template stays',
      desired: {},
      live: { metadata: { labels: {} }, spec: 'text' },
      left: { metadata: { labels: {} }, spec: 'text' },
    },
  ])('$title', ({ desired, live, left }) => {
    expect(withoutTemplateLabels(live, desired)).toEqual(left);
  });
});
