import { AnswerCache } from './AnswerCache';

const answer = { paths: [['a']] };

it('forgets what was not used for the longest time when it grows too large', () => {
  const cache = new AnswerCache(60);
  cache.keep('first', answer);
  cache.keep('second', answer);
  cache.find('first', 0);
  cache.keep('third', answer);
  expect(cache.find('second', 0)).toBeUndefined();
  expect(cache.find('first', 0)).toEqual(answer);
  expect(cache.find('third', 0)).toEqual(answer);
});

it('keeps nothing that is larger than all of it', () => {
  const cache = new AnswerCache(10);
  cache.keep('key', answer);
  expect(cache.find('key', 0)).toBeUndefined();
});

it('tells program and document apart where one ends and the other begins', () => {
  expect(AnswerCache.keyOf('.a', 'b')).not.toBe(AnswerCache.keyOf('.', 'ab'));
});
