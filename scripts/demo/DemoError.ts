/** Something the person at the keyboard can act on: shown without a stack. */
export class DemoError extends Error {}
