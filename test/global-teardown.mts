export { stopSharedServer as default } from './shared-postgres/shared-server.js';
