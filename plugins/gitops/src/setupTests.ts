import '@testing-library/jest-dom';

// jsdom lays nothing out. A table that holds only the rows in view needs the height of its window and of a row, else it
// would hold none, or all.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { value: 800 });
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { value: 40 });

window.CSS ??= {} as typeof CSS;
window.CSS.escape ??= (text: string) => text;
