import { type PlainDate, type Uuid } from '#kernel';

export interface AssignCoordinator {
  readonly type: 'AssignCoordinator';
  readonly on: PlainDate;
  readonly workerId: Uuid;
  readonly unit: string;
}

export interface AssignKnownWorker {
  readonly type: 'AssignKnownWorker';
  readonly on: PlainDate;
  readonly workerId: Uuid;
  readonly tilbudId: Uuid;
}
export type PeopleCommand = AssignCoordinator | AssignKnownWorker;
