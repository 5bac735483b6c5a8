import { maskedValue } from '../model/drift';
import { isMap, own } from './values/json';

const secretName =
  /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIAL)/i;

/** Where a path ends in an `env` list: at the list, at an item (named, or by position) or at the value of one. */
const environmentPath =
  /\.env(?<item>\[(?:name=(?<name>"(?:[^"\\]|\\.)*")|\d+)\](?<value>\.value)?)?$/;

/**
 * Hides the values of environment variables whose names say that they hold a secret, wherever a list `env` stands:
 * many kinds carry containers. What holds none is returned as it is.
 *
 * @param field - name of the field that holds the value
 */
export function maskEnvironment(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item =>
      maskEnvironment(field === 'env' ? maskVariable(item) : item),
    );
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isMap(value)) {
    return value;
  }
  const entries = Object.keys(value).map(
    key => [key, maskEnvironment(value[key], key)] as const,
  );
  return entries.some(([key, inner]) => inner !== value[key])
    ? Object.fromEntries(entries)
    : value;
}

/** The same for a part of an object, by the path at which it stands. */
export function maskEnvironmentAt(path: string, value: unknown): unknown {
  const {
    item,
    name,
    value: atValue,
  } = environmentPath.exec(path)?.groups ?? {};
  if (atValue) {
    // A position does not tell the name, so that nobody can say that the value is none to hide.
    return name === undefined || secretName.test(name) ? maskedValue : value;
  }
  if (item) {
    return maskEnvironment(maskVariable(value));
  }
  return maskEnvironment(value, path.endsWith('.env') ? 'env' : '');
}

function maskVariable(item: unknown): unknown {
  if (!isMap(item) || own(item, 'value') === undefined) {
    return item;
  }
  const name = own(item, 'name');
  return typeof name === 'string' && secretName.test(name)
    ? { ...item, value: maskedValue }
    : item;
}
