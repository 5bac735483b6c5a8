export * from './assessHost';
