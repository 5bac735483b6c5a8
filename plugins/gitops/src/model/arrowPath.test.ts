import { arrowPath } from './arrowPath';

const card = (left: number, top: number) => ({
  left,
  top,
  width: 100,
  height: 50,
});

describe('arrowPath', () => {
  it('goes from the right edge to the left edge of a card to the right', () => {
    const path = arrowPath(card(0, 0), card(150, 0));
    expect(path).toMatch(/^M104 25H/);
    expect(path).toContain('H146');
  });

  it('goes from the bottom to the top edge of a card below', () => {
    const path = arrowPath(card(0, 0), card(0, 90));
    expect(path).toMatch(/^M48 54V/);
    expect(path).toContain('V86M');
  });

  it('holds no broken number when cards have no size yet', () => {
    const none = { left: 0, top: 0, width: 0, height: 0 };
    expect(arrowPath(none, none)).not.toMatch(/NaN|Infinity/);
  });
});
