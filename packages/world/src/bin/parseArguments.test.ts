import { parseArguments } from './parseArguments';

describe('parseArguments', () => {
  it('reads all options', () => {
    expect(
      parseArguments([
        '--dir',
        'd',
        '--port',
        '7100',
        '--no-life',
        '--no-stories',
        '--components',
        '20',
      ]),
    ).toEqual({
      directory: 'd',
      port: 7100,
      life: false,
      stories: false,
      components: 20,
    });
  });

  it('lets things happen unless told otherwise', () => {
    expect(parseArguments(['--dir', 'd'])).toEqual({
      directory: 'd',
      life: true,
      stories: true,
    });
  });

  it.each([
    [[], '--dir is missing'],
    [
      ['--dir', 'd', '--port', 'x'],
      '--port has to be a whole number from 1 to 65000',
    ],
    [
      ['--dir', 'd', '--components', '0'],
      '--components has to be a whole number from 1 to 65000',
    ],
    [['--dir', 'd', '--other'], /Unknown option/],
  ])('refuses %j', (args, message) => {
    expect(() => parseArguments(args)).toThrow(message);
  });
});
