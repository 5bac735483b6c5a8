import { shortSides } from './shortSides';

const sha = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';

describe('shortSides', () => {
  it.each([
    ['lists of one', ['3.1'], ['3.0'], '3.1', '3.0'],
    ['a list beside a text', ['3.1'], '3.0', '3.1', '3.0'],
    ['longer lists', ['1', '2'], ['1'], '["1","2"]', '1'],
    ['modes', '0640', '0666', '0640', '0666'],
    ['types that print alike', 'true', true, '"true"', 'true'],
    ['space around', ' a', 'a', '" a"', 'a'],
    ['nothing', '', 'a', '""', 'a'],
    ['hashes', sha, sha.replace('b5', 'c5'), 'b5bb9d8014a0', 'c5bb9d8014a0'],
    [
      'hashes that begin alike',
      sha,
      sha.replace('e796d78', 'f796d78'),
      sha.slice(0, 32),
      sha.slice(0, 32).replace('e796d78', 'f796d78'),
    ],
  ])('writes %s', (_, desired, live, git, onHost) => {
    const [one, other] = shortSides(desired, live);
    expect([one.text, other.text]).toEqual([git, onHost]);
  });

  it('says what is cut', () => {
    expect(shortSides('x'.repeat(40), 'y').map(side => side.isCut)).toEqual([
      true,
      false,
    ]);
  });
});
