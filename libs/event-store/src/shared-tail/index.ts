export * from './share-tail.js';
