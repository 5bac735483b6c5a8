import { layoutEnvironments } from './layoutEnvironments';

describe('layoutEnvironments', () => {
  it.each([
    { name: 'nothing', nodes: [], levels: [], edges: [] },
    {
      name: 'a chain',
      nodes: [
        { name: 'dev', after: [] },
        { name: 'prod', after: ['dev'] },
      ],
      levels: [['dev'], ['prod']],
      edges: ['dev>prod'],
    },
    {
      name: 'a split and a join',
      nodes: [
        { name: 'dev', after: [] },
        { name: 'eu', after: ['dev'] },
        { name: 'us', after: ['dev'] },
        { name: 'audit', after: ['eu', 'us', 'dev'] },
      ],
      levels: [['dev'], ['eu', 'us'], ['audit']],
      edges: ['dev>eu', 'dev>us', 'eu>audit', 'us>audit', 'dev>audit'],
    },
    {
      name: 'a hidden predecessor, itself and a circle',
      nodes: [
        { name: 'a', after: ['hidden', 'a', 'b'] },
        { name: 'b', after: ['a'] },
      ],
      levels: [['a'], ['b']],
      edges: ['a>b'],
    },
  ])('places $name', ({ nodes, levels, edges }) => {
    const flow = layoutEnvironments(nodes);
    expect(flow.levels).toEqual(levels);
    expect(flow.edges.map(e => `${e.from}>${e.to}`)).toEqual(edges);
  });
});
