import { isDeepStrictEqual } from 'node:util';
import { ApiError } from '../ApiError';
import { isFields } from '../types';

/** RFC 6902, with the refusals of the API server: a missing path or a failed test is `422`. */
export function jsonPatch(target: unknown, operations: unknown): unknown {
  if (!Array.isArray(operations)) {
    throw ApiError.badRequest('a JSON patch has to be a list');
  }
  return operations.reduce<unknown>(applyOperation, copy(target));
}

/** Documents are JSON, and those of the store must not be changed in place. */
function copy(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function applyOperation(document: unknown, operation: unknown): unknown {
  if (!isFields(operation) || typeof operation.path !== 'string') {
    throw ApiError.badRequest('an operation of a JSON patch needs op and path');
  }
  const { op, path, value } = operation;
  switch (op) {
    case 'add':
    case 'replace':
    case 'remove':
      return edit(document, segmentsOf(path), { op, value });
    case 'test':
      if (!isDeepStrictEqual(read(document, segmentsOf(path)), value)) {
        throw invalid(`testing path ${path} failed`);
      }
      return document;
    case 'copy':
    case 'move': {
      const from = segmentsOf(String(operation.from));
      const moved = copy(read(document, from));
      const rest =
        op === 'move' ? edit(document, from, { op: 'remove' }) : document;
      return edit(rest, segmentsOf(path), { op: 'add', value: moved });
    }
    default:
      throw ApiError.badRequest(`unexpected kind of operation: ${String(op)}`);
  }
}

function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map(segment => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function read(document: unknown, segments: string[]): unknown {
  return segments.reduce<unknown>((value, segment) => {
    if (Array.isArray(value)) {
      return value[Number(segment)];
    }
    return isFields(value) && Object.hasOwn(value, segment)
      ? value[segment]
      : undefined;
  }, document);
}

function edit(
  document: unknown,
  segments: string[],
  change: { op: 'add' | 'replace' | 'remove'; value?: unknown },
): unknown {
  const last = segments.at(-1);
  if (last === undefined) {
    return change.value;
  }
  const parent = read(document, segments.slice(0, -1));
  const missing = invalid(`path /${segments.join('/')} does not exist`);
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last);
    const limit = change.op === 'add' ? parent.length : parent.length - 1;
    if (!Number.isInteger(index) || index < 0 || index > limit) {
      throw missing;
    }
    const inserted = change.op === 'remove' ? [] : [change.value];
    parent.splice(index, change.op === 'add' ? 0 : 1, ...inserted);
    return document;
  }
  if (!isFields(parent)) {
    throw missing;
  }
  if (change.op !== 'add' && !Object.hasOwn(parent, last)) {
    throw missing;
  }
  if (change.op === 'remove') {
    delete parent[last];
  } else {
    parent[last] = change.value;
  }
  return document;
}

function invalid(message: string): ApiError {
  return new ApiError(422, 'Invalid', message);
}
