import { JsonValue } from '../resource';

/** Sets an own property also where the key is `__proto__`, which an assignment would take as the prototype. */
export function setOwn(
  target: { [key: string]: JsonValue },
  key: string,
  value: JsonValue,
) {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  } else {
    target[key] = value;
  }
}
