import { errorKind, errorMessage, isTransient } from './errorKind';

describe('errorKind', () => {
  it.each([
    [{ statusCode: 404 }, 'not-found', false],
    [{ name: 'NotFoundError' }, 'not-found', false],
    [{ body: { response: { statusCode: 403 } } }, 'forbidden', false],
    [{ name: 'NotAllowedError' }, 'forbidden', false],
    [{ statusCode: 401 }, 'signed-out', false],
    [{ statusCode: 503 }, 'failed', true],
    [{ name: 'constructor' }, 'failed', true],
    [new TypeError('Failed to fetch'), 'failed', true],
    [undefined, 'failed', true],
  ])('%p is %s', (error, kind, transient) => {
    expect(errorKind(error)).toBe(kind);
    expect(isTransient(error)).toBe(transient);
  });
});

describe('errorMessage', () => {
  it.each([
    [
      {
        message: 'Request failed with 500',
        body: { error: { message: 'db' } },
      },
      'db',
    ],
    [new Error('Failed to fetch'), 'Failed to fetch'],
    ['text', undefined],
    [{ message: '' }, undefined],
  ])('%p says %p', (error, message) => {
    expect(errorMessage(error)).toBe(message);
  });
});
