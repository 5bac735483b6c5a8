export * from './groupDifferences';
