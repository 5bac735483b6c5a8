import { entityRefLabel } from './entityRefLabel';

describe('entityRefLabel', () => {
  it.each([
    ['group:default/team-payments', 'team-payments'],
    ['group:bank/team-payments', 'bank/team-payments'],
    ['<b>', '<b>'],
    ['', ''],
  ])('%p becomes %p', (ref, label) => {
    expect(entityRefLabel(ref)).toBe(label);
  });
});
