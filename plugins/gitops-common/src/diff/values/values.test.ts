import { canonicalBase64, decodeBase64, encodeBase64 } from './base64';
import { equalScalars } from './equalScalars';
import { parseGoDuration } from './goDuration';
import { equalJson, isZero } from './json';
import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['1', '1000m'],
    ['0.1', '100m'],
    [4, '4'],
    ['1.5G', '1500M'],
    ['1e3', '1k'],
    ['1E3', '1000'],
    ['1Gi', '1024Mi'],
    ['512Mi', '524288Ki'],
    ['.5', '500m'],
    ['-1', '-1000m'],
    ['+1', '1'],
    ['9007199254740993', '9007199254740993000m'],
    ['1E', '1000P'],
  ])('%s is %s', (a, b) => {
    expect(parseQuantity(a)).toBeDefined();
    expect(parseQuantity(a)).toBe(parseQuantity(b));
  });

  it.each([
    ['1G', '1Gi'],
    ['1', '1001m'],
    ['9007199254740993', '9007199254740992'],
  ])('%s is not %s', (a, b) => {
    expect(parseQuantity(a)).not.toBe(parseQuantity(b));
  });

  it.each([
    '',
    '.',
    'm',
    '1 Gi',
    '1gi',
    'abc',
    '1e',
    '1'.repeat(50),
    '0x10',
    true,
  ])('%j is no quantity', text => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});

describe('parseGoDuration', () => {
  it.each([
    ['1h', '1h0m0s'],
    ['90s', '1m30s'],
    ['1.5h', '90m'],
    ['1000ms', '1s'],
  ])('%s is %s', (a, b) => {
    expect(parseGoDuration(a)).toBeDefined();
    expect(parseGoDuration(a)).toBe(parseGoDuration(b));
  });

  it.each(['', '1', 'h', '1d', '1h ', 'PT1H'])('%j is no duration', text => {
    expect(parseGoDuration(text)).toBeUndefined();
  });
});

describe('equalScalars', () => {
  const builtIn = { field: 'cpu', parentField: 'limits', unknownKind: false };
  const port = { field: 'port', parentField: 'rules', unknownKind: true };

  it.each([
    [4, '4', builtIn, true],
    ['1000m', 1, builtIn, true],
    [8080, '8080', port, false],
    ['1h', '60m', port, true],
    ['1h', '60m', { ...port, unknownKind: false }, false],
    ['1000m', '1', { ...builtIn, field: 'value', parentField: 'target' }, true],
    ['1000m', '1', { ...port, field: 'value', parentField: 'target' }, false],
    ['YW\nI=\n', 'YWI=', { ...builtIn, parentField: 'binaryData' }, true],
    ['YW\nI=\n', 'YWI=', { ...builtIn, field: 'caBundle' }, true],
    ['YW\nI=\n', 'YWI=', { ...port, field: 'caBundle' }, false],
    ['YWI=', 'YWM=', { ...builtIn, field: 'caBundle' }, false],
    [1n, 1, port, true],
    [9007199254740993n, 9007199254740992, port, false],
    [false, 0, port, false],
    ['', null, port, false],
  ])('%p and %p at %j: %p', (a, b, place, equal) => {
    expect(equalScalars(a, b, place)).toBe(equal);
    expect(equalScalars(b, a, place)).toBe(equal);
  });
});

describe('base64', () => {
  it('encodes text as UTF-8 and reads wrapped lines', () => {
    expect(encodeBase64('grüße')).toBe('Z3LDvMOfZQ==');
    expect(decodeBase64('Z3LD\r\nvMOfZQ==\n')).toBe(
      decodeBase64('Z3LDvMOfZQ=='),
    );
    expect(decodeBase64('not base64!')).toBeUndefined();
  });
});

describe('canonicalBase64', () => {
  it.each([
    ['', ''],
    ['Z3LDvMOfZQ==', 'Z3LDvMOfZQ=='],
    ['YWI=', 'YWI='],
    ['YWJj', 'YWJj'],
    ['YW\r\nI=', 'YWI='],
    ['YWI', 'YWI='],
    // Bits behind the last byte mean nothing.
    ['YWJ=', 'YWI='],
    ['YR==', 'YQ=='],
    ['Y', undefined],
    ['Y===', undefined],
    ['YWI=YWI=', undefined],
    ['YW_-', undefined],
  ])('%j is %j', (text, one) => {
    expect(canonicalBase64(text)).toBe(one);
  });

  it('says of any bytes what an encoder says', () => {
    for (let length = 0; length < 4; length += 1) {
      for (let byte = 0; byte < 256; byte += 1) {
        const text = btoa(String.fromCharCode(byte).repeat(length));
        expect(canonicalBase64(text)).toBe(text);
      }
    }
  });
});

describe('json', () => {
  it.each([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ toString: 1 }, {}, false],
    [[1, 2], [2, 1], false],
    [[1], { 0: 1 }, false],
    [null, undefined, false],
  ])('%j and %j: %p', (a, b, equal) => {
    expect(equalJson(a, b)).toBe(equal);
  });

  it.each([
    ['', true],
    [0, true],
    [false, true],
    [[], true],
    [{}, true],
    [{ a: {}, b: null }, true],
    [[{}], false],
    [{ a: false }, false],
    ['x', false],
  ])('%j says nothing: %p', (value, zero) => {
    expect(isZero(value)).toBe(zero);
  });
});
