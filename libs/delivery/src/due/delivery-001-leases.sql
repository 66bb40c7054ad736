create schema if not exists delivery;

-- Who works on a due row, and how far its stream had come when somebody last did: a row that has not seen those events
-- yet is not due again. Nothing here is a memory: lost, it costs a look at the log.
create table delivery.leases (
  id uuid primary key,
  owner text,
  until timestamptz not null,
  -- Version of the row's stream that the row must have reached before it is claimed again.
  settled_version int not null default -1,
  -- Times that it was handed back without anything having come of it, since something last did.
  setbacks int not null default 0
);
create index on delivery.leases (until);
