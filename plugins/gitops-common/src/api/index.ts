export * from './annotations';
export * from './contract';
export * from './GitopsClient';
export * from './permissions';
export * from './signals';
