export * from './GitopsApi';
export * from './queries';
