import { safeHref } from './safeHref';

describe('safeHref', () => {
  it.each([
    ['https://git.example.com/a/b', 'https://git.example.com/a/b'],
    ['http://git.example.com/', 'http://git.example.com/'],
    // eslint-disable-next-line no-script-url
    ['javascript:alert(1)', undefined],
    [' JaVaScRiPt:alert(1)', undefined],
    ['data:text/html,<script>alert(1)</script>', undefined],
    ['//git.example.com', undefined],
    ['/catalog', undefined],
    ['https://user:secret@git.example.com/', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%p becomes %p', (address, expected) => {
    expect(safeHref(address)).toBe(expected);
  });
});
