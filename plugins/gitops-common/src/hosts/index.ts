export * from './fleet';
export * from './health';
export * from './judge';
export * from './versions';
