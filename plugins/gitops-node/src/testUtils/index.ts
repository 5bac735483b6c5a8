export * from './controlPlane';
export * from './FakeLiveReader';
export * from './FakeRenderer';
export * from './FakeRevisionReader';
export * from './liveReaderContract';
export * from './relatedReaderContract';
export * from './rendererContract';
export * from './revisionReaderContract';
