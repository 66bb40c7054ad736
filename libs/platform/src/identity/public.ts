import { SetMetadata } from '@nestjs/common';

export const PUBLIC = Symbol('public');

/** Answers anybody: for health, metrics and documentation, which say nothing of any person. */
export const Public = () => SetMetadata(PUBLIC, true);
