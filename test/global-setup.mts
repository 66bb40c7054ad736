export { startSharedServer as default } from './shared-postgres/shared-server.js';
