export * from './compareVersions';
