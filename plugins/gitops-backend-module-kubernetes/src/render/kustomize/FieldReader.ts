import { ObservationError } from '@oneroof/plugin-gitops-node';

/**
 * Reads fields of a map by their exact names. kustomize matches names without regard to case, in Unicode's way; a name
 * in another case is refused, or it would be read there and not here.
 */
export class FieldReader {
  readonly #map: Record<string, unknown>;

  /** @throws ObservationError `invalid` for anything but a map */
  constructor(value: unknown, private readonly file: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ObservationError('invalid', `${file}: must hold a map`);
    }
    this.#map = value as Record<string, unknown>;
  }

  keys(): string[] {
    return Object.keys(this.#map);
  }

  /** A string or a list of strings; empty when absent. */
  strings(name: string): string[] {
    return this.#list(name).map(item => {
      if (typeof item !== 'string') {
        throw this.#invalid(`${name} must hold text`);
      }
      return item;
    });
  }

  /** A map or a list of maps; empty when absent. */
  maps(name: string): FieldReader[] {
    return this.#list(name).map(
      item => new FieldReader(item, `${this.file}: ${name}`),
    );
  }

  #list(name: string): unknown[] {
    for (const key of this.keys()) {
      if (key !== name && fold(key) === name.toLowerCase()) {
        throw this.#invalid(`write ${name} in this case`);
      }
    }
    const value = Object.hasOwn(this.#map, name) ? this.#map[name] : undefined;
    if (value === undefined || value === null) {
      return [];
    }
    return Array.isArray(value) ? value : [value];
  }

  #invalid(message: string): ObservationError {
    return new ObservationError('invalid', `${this.file}: ${message}`);
  }
}

/** Both ways, since some letters meet others only in upper case, such as the long s. */
function fold(key: string): string {
  return key.toUpperCase().toLowerCase();
}
