create schema if not exists processing;

-- How far each processor has come, who works on it, and whether it is well.
create table processing.checkpoints (
  name text primary key,
  -- Of the last event looked through; -1 before the first. Positions of EventStoreDB do not fit a bigint.
  position numeric(20, 0) not null default -1,
  owner text,
  lease_until timestamptz,
  -- Raised with every lease given, so that a former owner is known by its number and can commit nothing.
  fence bigint not null default 0,
  state text not null default 'running' check (state in ('running', 'retrying', 'halted')),
  failing_position numeric(20, 0),
  attempts int not null default 0,
  -- Kind of error and place in the code; never its message, which could quote a row.
  failure text,
  changed_at timestamptz not null default now(),
  check ((owner is null) = (lease_until is null))
);

-- Events that a processor could not handle, and those of the same stream behind them. References only.
create table processing.parked_events (
  processor text not null references processing.checkpoints (name) on delete cascade,
  stream text not null,
  version int not null,
  position numeric(20, 0) not null,
  event_id uuid not null,
  type text not null,
  -- Zero for an event that only waits behind one that failed.
  attempts int not null,
  failure text,
  parked_at timestamptz not null default now(),
  primary key (processor, stream, version)
);

-- Which version of a view its rows come from, and the tables they lie in.
create table processing.views (
  name text primary key,
  version int not null,
  tables text[] not null,
  built_at timestamptz not null default now()
);
