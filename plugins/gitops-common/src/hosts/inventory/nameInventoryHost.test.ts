import { nameInventoryHost } from './nameInventoryHost';

describe('nameInventoryHost', () => {
  it.each(['web-1', 'WEB_1', '10.0.0.7', 'a.b-c_d', '_', 'x'.repeat(253)])(
    'lets %s be asked',
    name => {
      expect(nameInventoryHost(name)).toEqual({ name });
    },
  );

  it.each([
    ['-oProxyCommand=id', '-oProxyCommand%3Did'],
    ['.ssh', '.ssh'],
    ['a b', 'a%20b'],
    ['$(id)', '%24%28id%29'],
    ['../../etc', '..%2F..%2Fetc'],
    ['web\n', 'web%0A'],
    ['web\u001b[31m', 'web%1B%5B31m'],
    ['web\u0000', 'web%00'],
    ['100%', '100%25'],
    ['bücher', 'b%C3%BCcher'],
    ['::1', '::1'],
    ['\ud800', '%EF%BF%BD'],
    ['', '%'],
    ['web[1:3]', 'web%5B1:3%5D'],
  ])('refuses %j and lists it as %s', (name, listed) => {
    expect(nameInventoryHost(name)).toEqual({
      name: listed,
      refusal: { code: 'invalid', message: expect.any(String) },
    });
  });

  it('cuts a long name, and keeps two of them apart', () => {
    const long = 'x'.repeat(254);
    const [one, two] = [`${long}1`, `${long}2`].map(nameInventoryHost);
    expect(one.name).toHaveLength(253);
    expect(one.name).not.toBe(two.name);
    expect(nameInventoryHost(`/${'\n'.repeat(1_000_000)}`).name).toHaveLength(
      253,
    );
  });

  it('says nothing of the name in the refusal', () => {
    expect(nameInventoryHost('<script>').refusal?.message).not.toContain('<');
  });
});
