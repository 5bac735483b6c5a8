export * from './ansible';
export * from './fleet';
export * from './health';
export * from './inventory';
export * from './judge';
export * from './manifest';
export * from './versions';
