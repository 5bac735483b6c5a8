export * from './findSkew';
export * from './groupDifferences';
export * from './summarizeHealth';
