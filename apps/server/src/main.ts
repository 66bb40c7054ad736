import { x } from '#kernel';
console.log(x);
