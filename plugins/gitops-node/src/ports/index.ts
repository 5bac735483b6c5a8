export * from './LiveReader';
export * from './Renderer';
export * from './RevisionReader';
