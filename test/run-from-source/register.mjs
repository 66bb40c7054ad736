/**
 * After this is imported (`node --import`), Node loads TypeScript from apps, libs and test without a build, by the same
 * compiler and configuration as the build. For the test runner's global set-up and for programs that tests start.
 */
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
