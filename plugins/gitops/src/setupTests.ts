import '@testing-library/jest-dom';

// jsdom lays nothing out; without a height a table that shows only what is in view would show nothing.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { value: 800 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { value: 1024 });

window.CSS ??= {} as typeof CSS;
window.CSS.escape ??= (text: string) => text;
