import { usesColour } from './usesColour';

describe('usesColour', () => {
  it.each([
    { isTTY: true, env: {}, colour: true },
    { isTTY: false, env: {}, colour: false },
    { isTTY: undefined, env: {}, colour: false },
    { isTTY: true, env: { NO_COLOR: '1' }, colour: false },
    { isTTY: true, env: { NO_COLOR: '' }, colour: true },
    { isTTY: true, env: { TERM: 'dumb' }, colour: false },
    { isTTY: false, env: { FORCE_COLOR: '1' }, colour: true },
    { isTTY: true, env: { FORCE_COLOR: '0' }, colour: false },
    { isTTY: true, env: { FORCE_COLOR: '1', NO_COLOR: '1' }, colour: false },
  ])(
    'is $colour for a terminal: $isTTY with $env',
    ({ isTTY, env, colour }) => {
      expect(usesColour({ isTTY }, env)).toBe(colour);
    },
  );
});
