import { type Ids, type Uuid } from '#kernel';
import { v7 } from 'uuid';

/** New UUIDs of version 7: they sort by the time they were made. */
export const randomIds: Ids = { next: () => v7() as Uuid };
