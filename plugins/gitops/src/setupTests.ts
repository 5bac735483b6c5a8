import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first page of a test run loads half a portal; on a busy machine that takes longer than a second.
configure({ asyncUtilTimeout: 8_000 });
jest.setTimeout(30_000);

// jsdom lays nothing out. A table that holds only the rows in view needs the height of its window and of a row, else it
// would hold none, or all.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { value: 800 });
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { value: 40 });

window.CSS ??= {} as typeof CSS;
window.CSS.escape ??= (text: string) => text;
