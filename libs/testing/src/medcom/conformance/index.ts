export { type Guide } from '../published/guides.js';
export { conformanceChecker, errorsIn, type ConformanceChecker } from './checker.js';
export { type Aspect, type Finding } from './finding.js';
