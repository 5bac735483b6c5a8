export * from './hostItemPath';
export * from './judgeHost';
